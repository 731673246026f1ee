package org.dudaohub.domain.training;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.training.TrainingEvent.TrainingCompleted;
import org.dudaohub.domain.training.TrainingEvent.TrainingOverdue;
import org.dudaohub.domain.training.TrainingEvent.TrainingYearMet;

/** All training of one inspector 培训档案. */
public class TrainingRecord {

    @AggregateIdentifier
    private String stream;

    private final Map<String, TrainingCompleted> courses = new HashMap<>();
    /** The subcases of what was said about years that are over. */
    private final Set<String> judged = new HashSet<>();

    TrainingRecord() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordTraining command, InspectorRegister inspectors, Clock clock) {
        return firstRefusal(
                        present("督学编号", command.inspector()),
                        present("培训班编号", command.course()),
                        present("培训名称", command.title()),
                        present("培训级别", command.level()),
                        present("结业日期", command.completedOn()),
                        () -> refuseIf(
                                command.hours() < 1 || command.hours() > 1000,
                                Reason.INVALID,
                                "学时%d不合理".formatted(command.hours())),
                        notInFuture("结业日期", command.completedOn(), clock),
                        known(command.inspector(), inspectors))
                .orElseGet(() -> {
                    var event = new TrainingCompleted(
                            command.inspector(),
                            inspectors.find(command.inspector()).orElseThrow().office(),
                            command.course(),
                            command.title(),
                            command.level(),
                            command.hours(),
                            command.passed(),
                            command.completedOn());
                    return repeated("培训", command.course(), courses.get(command.course()), event)
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.course());
                            });
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            DeclareTrainingOverdue command,
            InspectorRegister inspectors,
            OrganizationRegister register,
            RuleBook rules,
            Clock clock) {
        return firstRefusal(
                        () -> refuseIf(
                                CalendarSpan.year(String.valueOf(command.year()))
                                        .isEmpty(),
                                Reason.INVALID,
                                "年度%d不合理".formatted(command.year())),
                        known(command.inspector(), inspectors))
                .orElseGet(() -> {
                    InspectorRegister.Entry inspector =
                            inspectors.find(command.inspector()).orElseThrow();
                    CalendarSpan year =
                            CalendarSpan.year(String.valueOf(command.year())).orElseThrow();
                    if (!LocalDate.now(clock).isAfter(year.last()) || !servedThroughout(inspector, year)) {
                        return Outcome.unchanged(command.inspector());
                    }
                    List<? extends TrainingEvent> news = judgement(inspector, year, register, rules)
                            .filter(event -> !judged.contains(event.subcase()))
                            .toList();
                    news.forEach(event -> apply(event));
                    return news.isEmpty()
                            ? Outcome.unchanged(command.inspector())
                            : Outcome.accepted(command.inspector());
                });
    }

    /** Who came or left during the year is not measured by it. */
    private static boolean servedThroughout(InspectorRegister.Entry inspector, CalendarSpan year) {
        return inspector.servesOn(year.first()) && inspector.servesOn(year.last());
    }

    /** What the year lacks, or that it lacks nothing. */
    private Stream<? extends TrainingEvent> judgement(
            InspectorRegister.Entry inspector, CalendarSpan year, OrganizationRegister register, RuleBook rules) {
        RuleProfile profile =
                rules.profileFor(register.find(inspector.office()).orElseThrow().division(), year.last());
        List<TrainingOverdue> shortfalls =
                shortfalls(inspector, year, profile, rules).toList();
        return shortfalls.isEmpty()
                ? Stream.of(new TrainingYearMet(
                        inspector.inspector(),
                        inspector.office(),
                        year.first().getYear(),
                        hoursIn(year),
                        profile.id(),
                        year.last().plusDays(1)))
                : shortfalls.stream();
    }

    private int hoursIn(CalendarSpan year) {
        return passedIn(year).mapToInt(TrainingCompleted::hours).sum();
    }

    /** Hours are asked of everybody (督学管理暂行办法), the courses of city and province of full-time inspectors (seed 000 §10). */
    private Stream<TrainingOverdue> shortfalls(
            InspectorRegister.Entry inspector, CalendarSpan year, RuleProfile profile, RuleBook rules) {
        boolean fullTime = inspector.kind() == InspectorKind.FULL_TIME;
        int hours = hoursIn(year);
        int requiredHours = profile.number(NumberRule.TRAINING_HOURS_PER_YEAR);
        int cityCourses = (int) passedIn(year)
                .filter(course -> course.level() == TrainingLevel.CITY)
                .count();
        LocalDate provinceDue =
                rules.deadline(profile, PeriodRule.PROVINCIAL_TRAINING, lastAtProvince(inspector, year));
        return Stream.of(
                        shortfall(hours < requiredHours, TrainingShortfall.HOURS, requiredHours, hours),
                        shortfall(fullTime && cityCourses == 0, TrainingShortfall.CITY, 1, 0),
                        shortfall(fullTime && !provinceDue.isAfter(year.last()), TrainingShortfall.PROVINCE, 1, 0))
                .flatMap(Optional::stream)
                .map(found -> new TrainingOverdue(
                        inspector.inspector(),
                        inspector.office(),
                        year.first().getYear(),
                        found.kind(),
                        found.required(),
                        found.done(),
                        profile.id(),
                        year.last().plusDays(1)));
    }

    private LocalDate lastAtProvince(InspectorRegister.Entry inspector, CalendarSpan year) {
        return courses.values().stream()
                .filter(TrainingCompleted::passed)
                .filter(course -> course.level() == TrainingLevel.PROVINCE)
                .map(TrainingCompleted::happenedOn)
                .filter(day -> !day.isAfter(year.last()))
                .max(Comparator.naturalOrder())
                .orElse(inspector.since());
    }

    private Stream<TrainingCompleted> passedIn(CalendarSpan year) {
        return courses.values().stream()
                .filter(TrainingCompleted::passed)
                .filter(course -> year.contains(course.happenedOn()));
    }

    private static Optional<Shortfall> shortfall(boolean there, TrainingShortfall kind, int required, int done) {
        return there ? Optional.of(new Shortfall(kind, required, done)) : Optional.empty();
    }

    private static Supplier<Optional<Outcome>> known(String inspector, InspectorRegister inspectors) {
        return () ->
                refuseIf(inspectors.find(inspector).isEmpty(), Reason.UNKNOWN_INSPECTOR, "没有督学%s".formatted(inspector));
    }

    @EventSourcingHandler
    void on(TrainingCompleted event) {
        stream = "training:" + event.inspector();
        courses.put(event.course(), event);
    }

    @EventSourcingHandler
    void on(TrainingOverdue event) {
        stream = "training:" + event.inspector();
        judged.add(event.subcase());
    }

    @EventSourcingHandler
    void on(TrainingYearMet event) {
        stream = "training:" + event.inspector();
        judged.add(event.subcase());
    }

    private record Shortfall(TrainingShortfall kind, int required, int done) {}
}
