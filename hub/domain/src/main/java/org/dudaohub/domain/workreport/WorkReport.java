package org.dudaohub.domain.workreport;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.workreport.WorkReportEvent.AnnualReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.MonthlyReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportDrafted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportEdited;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportOverdue;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportRecounted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportReminded;

/** The report of one author on one month or year. */
public class WorkReport {

    @AggregateIdentifier
    private String stream;

    private WorkReportDrafted drafted;
    private String text;
    private boolean edited;
    private ReportFigures figures;
    private LocalDate countedOn;
    /** The day of the last change, before which there is no other. */
    private LocalDate lastChange;

    private LocalDate submittedOn;
    /** Null until something was said about it. */
    private Deadline deadline;

    WorkReport() {}

    static String streamOf(String author, String period) {
        return "work-report:" + author + ":" + period;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DraftWorkReport command, OrganizationRegister register, InspectorRegister inspectors, Clock clock) {
        var event = new WorkReportDrafted(
                command.author(),
                command.period(),
                command.office(),
                command.figures(),
                command.text(),
                command.draftedOn());
        if (event.equals(drafted)) {
            return Outcome.unchanged(id(command.author(), command.period()));
        }
        return firstRefusal(
                        inOrder(command.author(), command.period(), command.office(), register, inspectors),
                        present("统计", command.figures()),
                        present("正文", command.text()),
                        present("起草日期", command.draftedOn()),
                        this::notSubmitted,
                        () -> refuseIf(edited, Reason.WRONG_STATE, "报告已修改，不再重新起草"),
                        () -> notBefore(
                                        "起草日期",
                                        command.draftedOn(),
                                        "期间开始",
                                        span(command.period()).first())
                                .get(),
                        notBeforeLastChange("起草日期", command.draftedOn()),
                        notInFuture("起草日期", command.draftedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(id(command.author(), command.period()));
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(EditWorkReport command, Clock clock) {
        if (command.text() != null && command.text().equals(text)) {
            return Outcome.unchanged(id(command.author(), command.period()));
        }
        return firstRefusal(
                        known(command.author(), command.period()),
                        this::notSubmitted,
                        present("正文", command.text()),
                        present("修改日期", command.editedOn()),
                        notBeforeLastChange("修改日期", command.editedOn()),
                        notInFuture("修改日期", command.editedOn(), clock))
                .orElseGet(() -> {
                    apply(new WorkReportEdited(
                            command.author(), command.period(), drafted.office(), command.text(), command.editedOn()));
                    return Outcome.accepted(id(command.author(), command.period()));
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecountWorkReport command, Clock clock) {
        if (figures != null && figures.equals(command.figures()) && countedOn.equals(command.countedOn())) {
            return Outcome.unchanged(id(command.author(), command.period()));
        }
        return firstRefusal(
                        known(command.author(), command.period()),
                        this::notSubmitted,
                        present("统计", command.figures()),
                        present("统计日期", command.countedOn()),
                        notBeforeLastChange("统计日期", command.countedOn()),
                        notInFuture("统计日期", command.countedOn(), clock))
                .orElseGet(() -> {
                    apply(new WorkReportRecounted(
                            command.author(),
                            command.period(),
                            drafted.office(),
                            command.figures(),
                            command.countedOn()));
                    return Outcome.accepted(id(command.author(), command.period()));
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitWorkReport command, OrganizationRegister register, RuleBook rules, Clock clock) {
        if (submittedOn != null && submittedOn.equals(command.submittedOn())) {
            return Outcome.unchanged(id(command.author(), command.period()));
        }
        return firstRefusal(
                        known(command.author(), command.period()),
                        this::notSubmitted,
                        present("提交日期", command.submittedOn()),
                        () -> notBefore(
                                        "提交日期",
                                        command.submittedOn(),
                                        "开始提交之日",
                                        opensOn(
                                                span(command.period()),
                                                profile(drafted.office(), command.period(), register, rules)))
                                .get(),
                        notBeforeLastChange("提交日期", command.submittedOn()),
                        () -> refuseIf(
                                countedOn.isBefore(command.submittedOn()),
                                Reason.WRONG_STATE,
                                "统计截至%s，提交当日须先更新统计".formatted(countedOn)),
                        notInFuture("提交日期", command.submittedOn(), clock))
                .orElseGet(() -> {
                    CalendarSpan span = span(command.period());
                    LocalDate due = deadline(
                                    command.period(),
                                    profile(drafted.office(), command.period(), register, rules),
                                    rules)
                            .end();
                    boolean late = command.submittedOn().isAfter(due);
                    apply(
                            span.isYear()
                                    ? new AnnualReportSubmitted(
                                            command.author(),
                                            command.period(),
                                            drafted.office(),
                                            figures,
                                            text,
                                            due,
                                            late,
                                            command.submittedOn())
                                    : new MonthlyReportSubmitted(
                                            command.author(),
                                            command.period(),
                                            drafted.office(),
                                            figures,
                                            text,
                                            due,
                                            late,
                                            command.submittedOn()));
                    return Outcome.accepted(id(command.author(), command.period()));
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            RemindOfWorkReport command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        String id = id(command.author(), command.period());
        return inOrder(command.author(), command.period(), command.office(), register, inspectors)
                .get()
                .orElseGet(() -> {
                    LocalDate today = LocalDate.now(clock);
                    Deadline due = deadline(
                            command.period(), profile(command.office(), command.period(), register, rules), rules);
                    if (submittedOn != null
                            || due.reminderDue(today).isEmpty()
                            || !owes(command.author(), command.office(), command.period(), inspectors)) {
                        return Outcome.unchanged(id);
                    }
                    apply(new WorkReportReminded(
                            command.author(),
                            command.period(),
                            command.office(),
                            due.end(),
                            due.reminderDue(today).getAsInt(),
                            today));
                    return Outcome.accepted(id);
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            DeclareWorkReportOverdue command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        String id = id(command.author(), command.period());
        return inOrder(command.author(), command.period(), command.office(), register, inspectors)
                .get()
                .orElseGet(() -> {
                    RuleProfile profile = profile(command.office(), command.period(), register, rules);
                    Deadline due = deadline(command.period(), profile, rules);
                    if (submittedOn != null
                            || !due.isMissedSince(LocalDate.now(clock))
                            || !owes(command.author(), command.office(), command.period(), inspectors)) {
                        return Outcome.unchanged(id);
                    }
                    apply(new WorkReportOverdue(
                            command.author(),
                            command.period(),
                            command.office(),
                            due.end(),
                            profile.id(),
                            due.end().plusDays(1)));
                    return Outcome.accepted(id);
                });
    }

    /** An office always owes its report, an inspector who serves when the period ends. */
    private static boolean owes(String author, String office, String period, InspectorRegister inspectors) {
        return author.equals(office)
                || inspectors
                        .find(author)
                        .filter(inspector -> inspector.servesOn(span(period).last()))
                        .isPresent();
    }

    private static Supplier<Optional<Outcome>> inOrder(
            String author, String period, String office, OrganizationRegister register, InspectorRegister inspectors) {
        return () -> firstRefusal(
                present("报告人编号", author),
                present("机构代码", office),
                () -> refuseIf(
                        CalendarSpan.of(period).isEmpty(), Reason.INVALID, "期间“%s”应如2026-03或2026".formatted(period)),
                () -> refuseIf(
                        register.open(office).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "机构%s未登记或已撤销".formatted(office)),
                () -> refuseIf(
                        !author.equals(office) && inspectors.find(author).isEmpty(),
                        Reason.UNKNOWN_INSPECTOR,
                        "没有督学%s".formatted(author)));
    }

    /** Reports fall under the rules of the last day of their period. */
    private static RuleProfile profile(String office, String period, OrganizationRegister register, RuleBook rules) {
        return rules.profileFor(
                register.find(office).orElseThrow().division(), span(period).last());
    }

    private Deadline deadline(String period, RuleProfile profile, RuleBook rules) {
        return deadline == null ? Deadline.on(dueBy(span(period), profile, rules)) : deadline;
    }

    /** The last day on which a report on the period is in time. */
    public static LocalDate dueBy(CalendarSpan period, RuleProfile profile, RuleBook rules) {
        PeriodRule rule = period.isYear() ? PeriodRule.ANNUAL_REPORT : PeriodRule.MONTHLY_REPORT;
        return rules.deadline(profile, rule, period.last());
    }

    /** The first day on which a report on the period is filed: before it, too little of the period is over. */
    private static LocalDate opensOn(CalendarSpan period, RuleProfile profile) {
        return period.last()
                .minusDays(profile.number(
                        period.isYear() ? NumberRule.ANNUAL_REPORT_AHEAD : NumberRule.MONTHLY_REPORT_AHEAD));
    }

    private static CalendarSpan span(String period) {
        return CalendarSpan.of(period).orElseThrow();
    }

    private static String id(String author, String period) {
        return author + ":" + period;
    }

    private Supplier<Optional<Outcome>> known(String author, String period) {
        return () -> refuseIf(drafted == null, Reason.UNKNOWN_CASE, "%s的%s报告尚未起草".formatted(author, period));
    }

    private Supplier<Optional<Outcome>> notBeforeLastChange(String name, LocalDate day) {
        return () -> lastChange == null
                ? Optional.empty()
                : notBefore(name, day, "上次修改日期", lastChange).get();
    }

    private Optional<Outcome> notSubmitted() {
        return refuseIf(submittedOn != null, Reason.WRONG_STATE, "报告已提交");
    }

    @EventSourcingHandler
    void on(WorkReportDrafted event) {
        stream = streamOf(event.author(), event.period());
        drafted = event;
        text = event.text();
        figures = event.figures();
        countedOn = event.happenedOn();
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(WorkReportRecounted event) {
        figures = event.figures();
        countedOn = event.happenedOn();
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(WorkReportEdited event) {
        text = event.text();
        edited = true;
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(MonthlyReportSubmitted event) {
        submittedOn = event.happenedOn();
    }

    @EventSourcingHandler
    void on(AnnualReportSubmitted event) {
        submittedOn = event.happenedOn();
    }

    @EventSourcingHandler
    void on(WorkReportReminded event) {
        stream = streamOf(event.author(), event.period());
        deadline = (deadline == null ? Deadline.on(event.due()) : deadline).withReminder(event.daysBefore());
    }

    @EventSourcingHandler
    void on(WorkReportOverdue event) {
        stream = streamOf(event.author(), event.period());
        deadline = (deadline == null ? Deadline.on(event.due()) : deadline).asMissed();
    }
}
