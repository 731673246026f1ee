package org.dudaohub.domain.rectification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.attached;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.accountability.IssueCircular;
import org.dudaohub.domain.accountability.RecommendAccountability;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.publication.DeclareRectificationUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublished;
import org.dudaohub.domain.publication.PublishRectification;
import org.dudaohub.domain.rectification.RectificationEvent.DeadlineReminded;
import org.dudaohub.domain.rectification.RectificationEvent.EvidenceFiled;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionDeclined;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionRequested;
import org.dudaohub.domain.rectification.RectificationEvent.OpinionCited;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationCorrected;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationExtended;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionCompleted;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;

/** A rectification case 整改: from the order to the day on which an inspector finds all of it done. */
public class Rectification {

    private enum State {
        /** The school has to act: ordered, or returned after a revisit. */
        OPEN,
        REPORTED,
        CLOSED,
        WITHDRAWN
    }

    @AggregateIdentifier
    private String stream;

    private RectificationOrdered order;
    /** Null where the case comes from a regular visit. */
    private OpinionCited opinion;

    private State state;
    /** The day of the order, report, return, re-inspection or acceptance because of which the case stands as it does. */
    private LocalDate lastStepOn;

    private Deadline deadline;
    /** The last time that it was overdue; null if it never was, or if that was rescinded. */
    private RectificationOverdue overdue;
    /** Against that came to light, before the case went on: a report that had been made in time, or a corrected deadline. */
    private boolean wronglyOverdue;
    /** When it last failed a re-inspection; null if it never did. */
    private LocalDate failedReinspectionOn;

    private RectificationReported report;
    private RevisitForm lastRevisit;
    private ReinspectionCompleted lastReinspection;
    private boolean reinspectionOverdue;
    /** What the school asked for and the office has not answered. */
    private ExtensionRequested extensionRequest;

    private RectificationExtended lastExtension;
    private ExtensionDeclined lastDecline;
    private RectificationCorrected lastCorrection;
    private OverdueRescinded lastRescission;
    private RectificationWithdrawn withdrawal;

    private final Set<EvidenceFiled> evidence = new HashSet<>();

    private final Escalation escalation = new Escalation();

    private LocalDate acceptedOn;
    private RectificationPublished published;
    private boolean publicationOverdue;

    Rectification() {}

    public Rectification(RectificationOrdered order) {
        apply(order);
    }

    /** A case that an opinion 督导意见书 orders. */
    public Rectification(RectificationOrdered order, OpinionCited opinion) {
        apply(order);
        apply(opinion);
    }

    // The school's report, and what the inspector finds.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReportRectification command, Clock clock) {
        var event = new RectificationReported(
                command.rectification(), command.school(), command.measures(), command.reportedOn());
        if (event.equals(report)) {
            return Outcome.unchanged(command.rectification());
        }
        return firstRefusal(
                        known(command.rectification()),
                        ownCaseOf(command.school()),
                        present("整改情况", command.measures()),
                        present("报告日期", command.reportedOn()),
                        () -> refuseIf(state == State.REPORTED, Reason.WRONG_STATE, "整改情况已报告，等待回访"),
                        this::notEnded,
                        () -> notBeforeLastStep("报告日期", command.reportedOn()),
                        notInFuture("报告日期", command.reportedOn(), clock))
                .orElseGet(() -> {
                    if (deadline.isMissedSince(command.reportedOn())) {
                        apply(overdueNow());
                    }
                    return accept(event);
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(FileEvidence command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        ownCaseOf(command.school()),
                        present("材料说明", command.about()),
                        present("提交日期", command.filedOn()),
                        attached(command.attachments()),
                        () -> refuseIf(state == State.WITHDRAWN, Reason.WRONG_STATE, "该整改事项已撤销"),
                        () -> notBefore("提交日期", command.filedOn(), "督导日期", order.happenedOn())
                                .get(),
                        notInFuture("提交日期", command.filedOn(), clock))
                .orElseGet(() -> {
                    var event = new EvidenceFiled(
                            command.rectification(),
                            order.school(),
                            command.about(),
                            command.attachments(),
                            command.filedOn());
                    return evidence.contains(event) ? Outcome.unchanged(command.rectification()) : accept(event);
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(FileRevisitForm command, InspectorRegister inspectors, RuleBook rules, Clock clock) {
        RevisitForm form = command.form();
        if (form != null && form.equals(lastRevisit)) {
            return Outcome.unchanged(command.rectification());
        }
        return firstRefusal(
                        known(command.rectification()),
                        present("整改回访记录表", form),
                        () -> firstRefusal(
                                present("回访单位", form.unit()),
                                present("日期", form.date()),
                                present("回访人员", form.inspectors()),
                                present("回访事项", form.matter()),
                                present("整改情况", form.progress())),
                        () -> refuseIf(state == State.OPEN, Reason.WRONG_STATE, "学校尚未报告整改情况"),
                        this::notEnded,
                        () -> notBeforeLastStep("回访日期", form.date()),
                        () -> notInFuture("回访日期", form.date(), clock).get(),
                        () -> inspectors
                                .noneRecused(form.inspectors(), order.school())
                                .get())
                .orElseGet(() -> {
                    recordLateReinspection(form.date(), rules);
                    apply(new RevisitFormFiled(command.rectification(), order.school(), form, form.date()));
                    closeOrReturn(form.remaining(), form.date(), rules);
                    return Outcome.accepted(command.rectification());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CompleteReinspection command, InspectorRegister inspectors, RuleBook rules, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("复查人员", command.inspectors()),
                        present("整改情况", command.progress()),
                        present("复查日期", command.inspectedOn()),
                        () -> sameAs(reinspectionOf(command), lastReinspection),
                        () -> refuseIf(state == State.OPEN, Reason.WRONG_STATE, "学校尚未报告整改情况"),
                        () -> refuseIf(state == State.WITHDRAWN, Reason.WRONG_STATE, "该整改事项已撤销"),
                        () -> notBeforeLastStep("复查日期", command.inspectedOn()),
                        notInFuture("复查日期", command.inspectedOn(), clock),
                        () -> inspectors
                                .noneRecused(command.inspectors(), order.school())
                                .get())
                .orElseGet(() -> {
                    ReinspectionCompleted completed = reinspectionOf(command);
                    recordLateReinspection(command.inspectedOn(), rules);
                    apply(completed);
                    if (state == State.REPORTED || !completed.passed()) {
                        closeOrReturn(completed.remaining(), command.inspectedOn(), rules);
                    }
                    return Outcome.accepted(command.rectification());
                });
    }

    private ReinspectionCompleted reinspectionOf(CompleteReinspection command) {
        String remaining = Objects.requireNonNullElse(command.remaining(), "");
        return new ReinspectionCompleted(
                command.rectification(),
                order.school(),
                command.inspectors(),
                command.progress(),
                remaining,
                remaining.isBlank(),
                command.inspectedOn());
    }

    private void closeOrReturn(String remaining, LocalDate day, RuleBook rules) {
        if (remaining.isBlank()) {
            apply(new RectificationAccepted(order.rectification(), order.school(), day));
        } else {
            LocalDate next = rules.deadline(rules.profile(order.ruleProfile()), PeriodRule.RECTIFY_RETURNED, day);
            apply(new RectificationReturned(order.rectification(), order.school(), remaining, next, day));
        }
    }

    // Extension, withdrawal, correction.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RequestExtension command, Clock clock) {
        var event = new ExtensionRequested(
                command.rectification(), command.school(), command.until(), command.grounds(), command.requestedOn());
        return firstRefusal(
                        known(command.rectification()),
                        ownCaseOf(command.school()),
                        present("新期限", command.until()),
                        present("事由", command.grounds()),
                        present("申请日期", command.requestedOn()),
                        () -> sameAs(event, extensionRequest),
                        this::extendable,
                        () -> later(command.until()),
                        () -> notBeforeLastStep("申请日期", command.requestedOn()),
                        () -> beforeDeadline("申请日期", command.requestedOn()),
                        notInFuture("申请日期", command.requestedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ExtendRectification command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("新期限", command.until()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> sameAs(extensionOf(command), lastExtension),
                        this::extendable,
                        () -> later(command.until()),
                        () -> notBeforeLastStep("决定日期", command.decidedOn()),
                        () -> beforeDeadline("决定日期", command.decidedOn()),
                        notInFuture("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(extensionOf(command)));
    }

    private RectificationExtended extensionOf(ExtendRectification command) {
        return new RectificationExtended(
                command.rectification(), order.school(), command.until(), command.grounds(), command.decidedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclineExtension command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> sameAs(declineOf(command), lastDecline),
                        () -> refuseIf(extensionRequest == null, Reason.WRONG_STATE, "没有待答复的延期申请"),
                        () -> notBefore("决定日期", command.decidedOn(), "申请日期", extensionRequest.happenedOn())
                                .get(),
                        notInFuture("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(declineOf(command)));
    }

    private ExtensionDeclined declineOf(DeclineExtension command) {
        return new ExtensionDeclined(command.rectification(), order.school(), command.grounds(), command.decidedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(WithdrawRectification command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> repeated("撤销", command.rectification(), withdrawal, withdrawalOf(command)),
                        this::notEnded,
                        () -> decidedInOrder(command.decidedOn(), clock))
                .orElseGet(() -> accept(withdrawalOf(command)));
    }

    private RectificationWithdrawn withdrawalOf(WithdrawRectification command) {
        return new RectificationWithdrawn(
                command.rectification(), order.school(), command.grounds(), command.decidedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CorrectRectification command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> sameAs(correctionOf(command), lastCorrection),
                        this::notEnded,
                        () -> refuseIf(changesNothing(correctionOf(command)), Reason.INVALID, "更正内容与原记录相同"),
                        () -> notBefore("新期限", correctionOf(command).deadline(), "督导日期", order.happenedOn())
                                .get(),
                        () -> decidedInOrder(command.decidedOn(), clock))
                .orElseGet(() -> accept(correctionOf(command)));
    }

    private RectificationCorrected correctionOf(CorrectRectification command) {
        return new RectificationCorrected(
                command.rectification(),
                order.school(),
                Objects.requireNonNullElse(command.item(), order.item()),
                Objects.requireNonNullElse(command.grade(), order.grade()),
                textOr(command.problem(), order.problem()),
                textOr(command.requirement(), order.requirement()),
                Objects.requireNonNullElse(command.until(), deadline.end()),
                command.grounds(),
                command.decidedOn());
    }

    private boolean changesNothing(RectificationCorrected correction) {
        return corrected(correction).equals(order) && correction.deadline().equals(deadline.end());
    }

    /** The order as it should have been; its deadline is kept apart. */
    private RectificationOrdered corrected(RectificationCorrected correction) {
        return new RectificationOrdered(
                order.rectification(),
                order.school(),
                order.visit(),
                correction.item(),
                correction.grade(),
                correction.problem(),
                correction.requirement(),
                order.deadline(),
                order.ruleProfile(),
                order.happenedOn());
    }

    private static String textOr(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RescindOverdue command, Clock clock) {
        return firstRefusal(
                        known(command.rectification()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> refuseIf(overdue == null && lastRescission == null, Reason.WRONG_STATE, "该整改事项未认定逾期"),
                        () -> overdue == null
                                ? repeated("撤销逾期认定", command.rectification(), lastRescission, rescissionOf(command))
                                : Optional.empty(),
                        () -> refuseIf(
                                !wronglyOverdue,
                                Reason.WRONG_STATE,
                                "没有期限（%s）内的整改报告，期限也未更正，逾期认定不能撤销".formatted(overdue.deadline())),
                        () -> decidedInOrder(command.decidedOn(), clock))
                .orElseGet(() -> accept(rescissionOf(command)));
    }

    private OverdueRescinded rescissionOf(RescindOverdue command) {
        LocalDate rescinded = overdue == null ? lastRescission.rescindedDeadline() : overdue.deadline();
        return new OverdueRescinded(
                command.rectification(), order.school(), rescinded, command.grounds(), command.decidedOn());
    }

    // What passes by itself.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RemindOfDeadline command, Clock clock) {
        return known(command.rectification()).get().orElseGet(() -> {
            LocalDate today = LocalDate.now(clock);
            OptionalInt due = state == State.OPEN ? deadline.reminderDue(today) : OptionalInt.empty();
            return due.isEmpty()
                    ? Outcome.unchanged(command.rectification())
                    : accept(new DeadlineReminded(
                            command.rectification(), order.school(), due.getAsInt(), deadline.end(), today));
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareOverdue command, Clock clock) {
        return known(command.rectification()).get().orElseGet(() -> {
            if (state != State.OPEN || !deadline.isMissedSince(LocalDate.now(clock))) {
                return Outcome.unchanged(command.rectification());
            }
            return accept(overdueNow());
        });
    }

    private RectificationOverdue overdueNow() {
        return new RectificationOverdue(
                order.rectification(),
                order.school(),
                deadline.end(),
                deadline.end().plusDays(1));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareReinspectionOverdue command, RuleBook rules, Clock clock) {
        return known(command.rectification()).get().orElseGet(() -> {
            Optional<ReinspectionOverdue> late = lateReinspection(LocalDate.now(clock), rules);
            return late.isPresent() ? accept(late.get()) : Outcome.unchanged(command.rectification());
        });
    }

    private void recordLateReinspection(LocalDate day, RuleBook rules) {
        lateReinspection(day, rules).ifPresent(late -> apply(late));
    }

    /** Empty where nobody waits for a re-inspection, where it is not late on that day, and where that was found before. */
    private Optional<ReinspectionOverdue> lateReinspection(LocalDate day, RuleBook rules) {
        if (state != State.REPORTED || reinspectionOverdue) {
            return Optional.empty();
        }
        LocalDate due =
                rules.deadline(rules.profile(order.ruleProfile()), PeriodRule.REINSPECTION, report.happenedOn());
        return day.isAfter(due)
                ? Optional.of(new ReinspectionOverdue(order.rectification(), order.school(), due, due.plusDays(1)))
                : Optional.empty();
    }

    // When rectification fails.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(HoldInterview command, OrganizationRegister register, Clock clock) {
        return escalatable(command.rectification())
                .orElseGet(() -> escalation.handle(command, order.school(), register, clock));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(IssueCircular command, OrganizationRegister register, Clock clock) {
        return escalatable(command.rectification())
                .orElseGet(() -> escalation.handle(command, order.school(), register, clock));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecommendAccountability command, OrganizationRegister register, Clock clock) {
        return escalatable(command.rectification())
                .orElseGet(() -> escalation.handle(command, order.school(), register, clock));
    }

    private Optional<Outcome> escalatable(String rectification) {
        return firstRefusal(
                known(rectification), () -> refuseIf(state == State.WITHDRAWN, Reason.WRONG_STATE, "该整改事项已撤销"));
    }

    // Publication of the result.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishRectification command, Clock clock) {
        var event = new RectificationPublished(
                command.rectification(),
                command.school(),
                command.channels(),
                command.title(),
                command.address(),
                command.publishedOn());
        return firstRefusal(
                        known(command.rectification()),
                        ownCaseOf(command.school()),
                        present("公开载体", command.channels()),
                        present("公开标题", command.title()),
                        present("公开日期", command.publishedOn()),
                        () -> sameAs(event, published),
                        () -> refuseIf(state != State.CLOSED, Reason.WRONG_STATE, "整改尚未办结，不能公开整改情况"),
                        () -> notBefore("公开日期", command.publishedOn(), "办结日期", acceptedOn)
                                .get(),
                        notInFuture("公开日期", command.publishedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.rectification());
                });
    }

    /** Only what an opinion ordered has to be published (seed 000 §7); a small matter of a regular visit may be. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareRectificationUnpublished command, RuleBook rules, Clock clock) {
        return known(command.rectification()).get().orElseGet(() -> {
            if (opinion == null || state != State.CLOSED || published != null || publicationOverdue) {
                return Outcome.unchanged(command.rectification());
            }
            LocalDate due = rules.deadline(rules.profile(order.ruleProfile()), PeriodRule.PUBLICATION, acceptedOn);
            if (!LocalDate.now(clock).isAfter(due)) {
                return Outcome.unchanged(command.rectification());
            }
            apply(new RectificationPublicationOverdue(command.rectification(), order.school(), due, due.plusDays(1)));
            return Outcome.accepted(command.rectification());
        });
    }

    // Checks.

    private Supplier<Optional<Outcome>> known(String rectification) {
        return () -> refuseIf(order == null, Reason.UNKNOWN_CASE, "没有整改事项%s".formatted(rectification));
    }

    private Supplier<Optional<Outcome>> ownCaseOf(String school) {
        return () -> refuseIf(!order.school().equals(school), Reason.NOT_PERMITTED, "该整改事项不属于本校");
    }

    private Optional<Outcome> notEnded() {
        return firstRefusal(
                () -> refuseIf(state == State.CLOSED, Reason.WRONG_STATE, "该整改事项已办结"),
                () -> refuseIf(state == State.WITHDRAWN, Reason.WRONG_STATE, "该整改事项已撤销"));
    }

    /** What is recorded late does not undo what came after it. */
    private Optional<Outcome> notBeforeLastStep(String name, LocalDate day) {
        return notBefore(name, day, "该事项上一环节日期", lastStepOn).get();
    }

    private Optional<Outcome> extendable() {
        return firstRefusal(
                this::notEnded,
                () -> refuseIf(state == State.REPORTED, Reason.WRONG_STATE, "整改情况已报告，不需延期"),
                () -> refuseIf(deadline.missed(), Reason.TOO_LATE, "整改期限（%s）已过，不能延期".formatted(deadline.end())));
    }

    private Optional<Outcome> later(LocalDate until) {
        return refuseIf(
                !until.isAfter(deadline.end()),
                Reason.DATE_OUT_OF_ORDER,
                "新期限（%s）不晚于原期限（%s）".formatted(until, deadline.end()));
    }

    private Optional<Outcome> beforeDeadline(String name, LocalDate day) {
        return refuseIf(
                day.isAfter(deadline.end()), Reason.TOO_LATE, "%s（%s）晚于整改期限（%s）".formatted(name, day, deadline.end()));
    }

    private Optional<Outcome> decidedInOrder(LocalDate day, Clock clock) {
        return firstRefusal(notBefore("决定日期", day, "督导日期", order.happenedOn()), notInFuture("决定日期", day, clock));
    }

    /** For what may be done again with another content: only the last time is compared. */
    private Optional<Outcome> sameAs(Object now, Object last) {
        return now.equals(last) ? Optional.of(Outcome.unchanged(order.rectification())) : Optional.empty();
    }

    private Outcome accept(RectificationEvent event) {
        apply(event);
        return Outcome.accepted(event.rectification());
    }

    // State.

    @EventSourcingHandler
    void on(RectificationOrdered event) {
        stream = "rectification:" + event.rectification();
        order = event;
        state = State.OPEN;
        lastStepOn = event.happenedOn();
        deadline = Deadline.on(event.deadline());
    }

    @EventSourcingHandler
    void on(OpinionCited event) {
        opinion = event;
    }

    @EventSourcingHandler
    void on(EvidenceFiled event) {
        evidence.add(event);
    }

    @EventSourcingHandler
    void on(RectificationReported event) {
        if (deadline.missed() && !event.happenedOn().isAfter(deadline.end())) {
            wronglyOverdue = true;
        }
        report = event;
        state = State.REPORTED;
        lastStepOn = event.happenedOn();
        reinspectionOverdue = false;
        extensionRequest = null;
    }

    @EventSourcingHandler
    void on(RevisitFormFiled event) {
        lastRevisit = event.form();
    }

    @EventSourcingHandler
    void on(ReinspectionCompleted event) {
        lastReinspection = event;
        lastStepOn = event.happenedOn();
        if (!event.passed()) {
            failedReinspectionOn = event.happenedOn();
            escalation.failed(event.happenedOn());
        }
    }

    @EventSourcingHandler
    void on(ReinspectionOverdue event) {
        reinspectionOverdue = true;
    }

    @EventSourcingHandler
    void on(RectificationAccepted event) {
        state = State.CLOSED;
        lastStepOn = event.happenedOn();
        acceptedOn = event.happenedOn();
    }

    @EventSourcingHandler
    void on(RectificationReturned event) {
        state = State.OPEN;
        lastStepOn = event.happenedOn();
        deadline = Deadline.on(event.deadline());
        published = null;
        publicationOverdue = false;
    }

    @EventSourcingHandler
    void on(ExtensionRequested event) {
        extensionRequest = event;
    }

    @EventSourcingHandler
    void on(RectificationExtended event) {
        lastExtension = event;
        extensionRequest = null;
        deadline = Deadline.on(event.deadline());
    }

    @EventSourcingHandler
    void on(ExtensionDeclined event) {
        lastDecline = event;
        extensionRequest = null;
    }

    @EventSourcingHandler
    void on(RectificationWithdrawn event) {
        withdrawal = event;
        state = State.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(RectificationCorrected event) {
        lastCorrection = event;
        order = corrected(event);
        if (!event.deadline().equals(deadline.end())) {
            if (deadline.missed() && event.deadline().isAfter(deadline.end())) {
                wronglyOverdue = true;
            }
            deadline = Deadline.on(event.deadline());
        }
    }

    @EventSourcingHandler
    void on(DeadlineReminded event) {
        deadline = deadline.withReminder(event.daysBefore());
    }

    @EventSourcingHandler
    void on(RectificationOverdue event) {
        deadline = deadline.asMissed();
        overdue = event;
        wronglyOverdue = false;
        escalation.failed(event.happenedOn());
    }

    @EventSourcingHandler
    void on(OverdueRescinded event) {
        lastRescission = event;
        overdue = null;
        if (event.rescindedDeadline().equals(deadline.end())) {
            deadline = Deadline.on(event.rescindedDeadline());
        }
        escalation.failed(failedReinspectionOn);
    }

    @EventSourcingHandler
    void on(AccountabilityEvent event) {
        escalation.on(event);
    }

    @EventSourcingHandler
    void on(RectificationPublished event) {
        published = event;
    }

    @EventSourcingHandler
    void on(RectificationPublicationOverdue event) {
        publicationOverdue = true;
    }
}
