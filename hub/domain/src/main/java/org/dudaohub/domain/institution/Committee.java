package org.dudaohub.domain.institution;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.institution.InstitutionEvent.CommitteeConstituted;
import org.dudaohub.domain.institution.InstitutionEvent.LiaisonAppointed;
import org.dudaohub.domain.institution.InstitutionEvent.MemberAnnualReportSubmitted;
import org.dudaohub.domain.institution.InstitutionEvent.MemberReportsOverdue;
import org.dudaohub.domain.institution.InstitutionEvent.MemberReportsReminded;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** An education supervision committee 教育督导委员会 with its member units. */
public class Committee {

    @AggregateIdentifier
    private String stream;

    private CommitteeConstituted constituted;
    private LocalDate firstConstitutedOn;
    private final Map<String, CommitteeConstituted> byDocument = new HashMap<>();
    private final Map<String, LiaisonAppointed> liaisons = new HashMap<>();
    /** The reports of each year by the unit's code. */
    private final Map<Integer, Map<String, MemberAnnualReportSubmitted>> reports = new HashMap<>();

    private final Map<Integer, Deadline> deadlines = new HashMap<>();

    Committee() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ConstituteCommittee command, OrganizationRegister register, Clock clock) {
        var event = new CommitteeConstituted(
                command.committee(),
                command.document(),
                command.director(),
                Objects.requireNonNullElse(command.deputies(), List.of()),
                command.chiefInspector(),
                command.members(),
                command.constitutedOn());
        return firstRefusal(
                        () -> repeated("督导委员会", command.committee(), byDocument.get(command.document()), event),
                        present("督导委员会代码", command.committee()),
                        present("文号", command.document()),
                        present("主任", command.director()),
                        present("总督学", command.chiefInspector()),
                        present("成员单位", command.members()),
                        present("组建日期", command.constitutedOn()),
                        notInFuture("组建日期", command.constitutedOn(), clock),
                        () -> constituted == null
                                ? Optional.empty()
                                : notBefore("组建日期", command.constitutedOn(), "上次组建日期", constituted.happenedOn())
                                        .get(),
                        () -> membersInOrder(command.members()),
                        () -> refuseIf(
                                register.open(command.committee()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.committee())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.committee());
                });
    }

    private static Optional<Outcome> membersInOrder(List<MemberUnit> members) {
        Set<String> seen = new HashSet<>();
        return members.stream()
                .map(member -> firstRefusal(
                        present("成员单位代码", member.unit()),
                        present("成员单位名称", member.name()),
                        () -> refuseIf(!seen.add(member.unit()), Reason.INVALID, "成员单位%s重复".formatted(member.unit()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppointLiaison command, Clock clock) {
        LiaisonAppointed before = liaisons.get(command.unit());
        // The sealed phone differs each time it is sealed, so the person decides whether this is news.
        if (before != null
                && before.person().equals(command.person())
                && before.name().equals(command.name())) {
            return Outcome.unchanged(command.committee());
        }
        return firstRefusal(
                        known(command.committee()),
                        () -> member(command.unit()),
                        present("联络员编号", command.person()),
                        present("联络员姓名", command.name()),
                        present("指定日期", command.appointedOn()),
                        () -> notBefore("指定日期", command.appointedOn(), "组建日期", firstConstitutedOn)
                                .get(),
                        notInFuture("指定日期", command.appointedOn(), clock))
                .orElseGet(() -> {
                    apply(new LiaisonAppointed(
                            command.committee(),
                            command.unit(),
                            command.person(),
                            command.name(),
                            command.phone(),
                            command.appointedOn()));
                    return Outcome.accepted(command.committee());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitMemberAnnualReport command, Clock clock) {
        var event = new MemberAnnualReportSubmitted(
                command.committee(), command.unit(), command.year(), command.summary(), command.submittedOn());
        return firstRefusal(
                        known(command.committee()),
                        present("成员单位代码", command.unit()),
                        () -> repeated(
                                "年度履职报告",
                                command.committee(),
                                reportsOf(command.year()).get(command.unit()),
                                event),
                        () -> member(command.unit()),
                        present("履职情况", command.summary()),
                        present("报送日期", command.submittedOn()),
                        () -> sensible(command.year()),
                        () -> notBefore("报送日期", command.submittedOn(), "年度开始", LocalDate.of(command.year(), 1, 1))
                                .get(),
                        notInFuture("报送日期", command.submittedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.committee());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RemindOfMemberReports command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(known(command.committee()), () -> sensible(command.year()))
                .orElseGet(() -> {
                    LocalDate today = LocalDate.now(clock);
                    Deadline deadline = deadlineOf(command.year(), profile(command.year(), register, rules), rules);
                    List<String> missing = missing(command.year());
                    if (missing.isEmpty() || deadline.reminderDue(today).isEmpty()) {
                        return Outcome.unchanged(command.committee());
                    }
                    apply(new MemberReportsReminded(
                            command.committee(),
                            command.year(),
                            missing,
                            deadline.end(),
                            deadline.reminderDue(today).getAsInt(),
                            today));
                    return Outcome.accepted(command.committee());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareMemberReportsOverdue command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(known(command.committee()), () -> sensible(command.year()))
                .orElseGet(() -> {
                    RuleProfile profile = profile(command.year(), register, rules);
                    Deadline deadline = deadlineOf(command.year(), profile, rules);
                    List<String> missing = missing(command.year());
                    if (missing.isEmpty() || !deadline.isMissedSince(LocalDate.now(clock))) {
                        return Outcome.unchanged(command.committee());
                    }
                    apply(new MemberReportsOverdue(
                            command.committee(),
                            command.year(),
                            missing,
                            deadline.end(),
                            profile.id(),
                            deadline.end().plusDays(1)));
                    return Outcome.accepted(command.committee());
                });
    }

    /** Member units that have not reported on the year; none where the committee did not exist in it. */
    private List<String> missing(int year) {
        return firstConstitutedOn.getYear() > year
                ? List.of()
                : constituted.members().stream()
                        .map(MemberUnit::unit)
                        .filter(unit -> !reportsOf(year).containsKey(unit))
                        .toList();
    }

    private Map<String, MemberAnnualReportSubmitted> reportsOf(int year) {
        return reports.getOrDefault(year, Map.of());
    }

    private RuleProfile profile(int year, OrganizationRegister register, RuleBook rules) {
        return rules.profileFor(
                register.find(constituted.committee()).orElseThrow().division(), LocalDate.of(year, 12, 31));
    }

    private Deadline deadlineOf(int year, RuleProfile profile, RuleBook rules) {
        return deadlines.getOrDefault(
                year, Deadline.on(rules.deadline(profile, PeriodRule.ANNUAL_REPORT, LocalDate.of(year, 12, 31))));
    }

    private Supplier<Optional<Outcome>> known(String committee) {
        return () -> refuseIf(constituted == null, Reason.UNKNOWN_CASE, "督导委员会%s尚未组建".formatted(committee));
    }

    private Optional<Outcome> member(String unit) {
        return refuseIf(
                constituted.members().stream().noneMatch(member -> member.unit().equals(unit)),
                Reason.UNKNOWN_ORGANIZATION,
                "%s不是成员单位".formatted(unit));
    }

    private static Optional<Outcome> sensible(int year) {
        return refuseIf(CalendarSpan.year(String.valueOf(year)).isEmpty(), Reason.INVALID, "年度%d不合理".formatted(year));
    }

    @EventSourcingHandler
    void on(CommitteeConstituted event) {
        stream = "committee:" + event.committee();
        firstConstitutedOn = constituted == null ? event.happenedOn() : firstConstitutedOn;
        constituted = event;
        byDocument.put(event.document(), event);
    }

    @EventSourcingHandler
    void on(LiaisonAppointed event) {
        liaisons.put(event.unit(), event);
    }

    @EventSourcingHandler
    void on(MemberAnnualReportSubmitted event) {
        reports.computeIfAbsent(event.year(), year -> new HashMap<>()).put(event.unit(), event);
    }

    @EventSourcingHandler
    void on(MemberReportsReminded event) {
        Deadline deadline = deadlines.getOrDefault(event.year(), Deadline.on(event.due()));
        deadlines.put(event.year(), deadline.withReminder(event.daysBefore()));
    }

    @EventSourcingHandler
    void on(MemberReportsOverdue event) {
        deadlines.put(
                event.year(),
                deadlines.getOrDefault(event.year(), Deadline.on(event.due())).asMissed());
    }
}
