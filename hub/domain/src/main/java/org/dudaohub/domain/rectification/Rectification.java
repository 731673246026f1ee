package org.dudaohub.domain.rectification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewRecordFiled;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;

/** A rectification case 整改: from the order to the day on which an inspector finds all of it done. */
public class Rectification {

    private enum State {
        /** The school has to act: ordered, or returned after a revisit. */
        OPEN,
        REPORTED,
        CLOSED
    }

    @AggregateIdentifier
    private String stream;

    private RectificationOrdered order;
    private State state;
    private LocalDate deadline;
    /** The present deadline passed without a report. */
    private boolean overdue;
    /** It was overdue at some time, which is what an interview is held about. */
    private boolean onceOverdue;

    private RectificationReported report;
    private RevisitForm lastRevisit;
    private final Map<String, InterviewHeld> interviews = new HashMap<>();

    Rectification() {}

    public Rectification(RectificationOrdered order) {
        apply(order);
    }

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
                        () -> refuseIf(!order.school().equals(command.school()), Reason.NOT_PERMITTED, "该整改事项不属于本校"),
                        present("整改情况", command.measures()),
                        present("报告日期", command.reportedOn()),
                        () -> refuseIf(state == State.REPORTED, Reason.WRONG_STATE, "整改情况已报告，等待回访"),
                        () -> refuseIf(state == State.CLOSED, Reason.WRONG_STATE, "该整改事项已办结"),
                        () -> notBefore("报告日期", command.reportedOn(), "督导日期", order.happenedOn())
                                .get(),
                        notInFuture("报告日期", command.reportedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.rectification());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(FileRevisitForm command, RuleBook rules, Clock clock) {
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
                        () -> refuseIf(state == State.CLOSED, Reason.WRONG_STATE, "该整改事项已办结"),
                        () -> notBefore("回访日期", form.date(), "报告日期", report.happenedOn())
                                .get(),
                        () -> notInFuture("回访日期", form.date(), clock).get())
                .orElseGet(() -> {
                    apply(new RevisitFormFiled(command.rectification(), order.school(), form, form.date()));
                    if (form.findsAllRectified()) {
                        apply(new RectificationAccepted(command.rectification(), order.school(), form.date()));
                    } else {
                        LocalDate next = rules.deadline(
                                rules.profile(order.ruleProfile()), PeriodRule.RECTIFY_RETURNED, form.date());
                        apply(new RectificationReturned(
                                command.rectification(), order.school(), form.remaining(), next, form.date()));
                    }
                    return Outcome.accepted(command.rectification());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareOverdue command, Clock clock) {
        return known(command.rectification()).get().orElseGet(() -> {
            if (state != State.OPEN || overdue || !LocalDate.now(clock).isAfter(deadline)) {
                return Outcome.unchanged(command.rectification());
            }
            apply(new RectificationOverdue(command.rectification(), order.school(), deadline, deadline.plusDays(1)));
            return Outcome.accepted(command.rectification());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(HoldInterview command, OrganizationRegister register, Clock clock) {
        var held = new InterviewHeld(
                command.interview(),
                order == null ? null : order.school(),
                command.rectification(),
                command.interviewee(),
                command.interviewer(),
                command.matters(),
                command.commitments(),
                command.heldOn());
        InterviewHeld before = interviews.get(command.interview());
        if (before != null) {
            return before.equals(held)
                    ? Outcome.unchanged(command.interview())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "约谈%s已记录，内容与本次不同".formatted(command.interview()));
        }
        return firstRefusal(
                        known(command.rectification()),
                        present("约谈编号", command.interview()),
                        present("被约谈人", command.interviewee()),
                        present("约谈人", command.interviewer()),
                        present("约谈事项", command.matters()),
                        present("备案机构代码", command.superior()),
                        present("约谈日期", command.heldOn()),
                        () -> refuseIf(!onceOverdue, Reason.WRONG_STATE, "该整改事项未逾期，不需约谈"),
                        () -> refuseIf(
                                !command.heldOn().isAfter(deadline) && overdue,
                                Reason.DATE_OUT_OF_ORDER,
                                "约谈日期（%s）不晚于整改期限（%s）".formatted(command.heldOn(), deadline)),
                        () -> notInFuture("约谈日期", command.heldOn(), clock).get(),
                        () -> refuseIf(
                                register.find(command.superior()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "备案机构%s未登记".formatted(command.superior())))
                .orElseGet(() -> {
                    apply(held);
                    apply(new InterviewRecordFiled(
                            command.interview(),
                            order.school(),
                            command.rectification(),
                            command.superior(),
                            command.heldOn()));
                    return Outcome.accepted(command.interview());
                });
    }

    private Supplier<Optional<Outcome>> known(String rectification) {
        return () -> refuseIf(order == null, Reason.UNKNOWN_CASE, "没有整改事项%s".formatted(rectification));
    }

    @EventSourcingHandler
    void on(RectificationOrdered event) {
        stream = "rectification:" + event.rectification();
        order = event;
        state = State.OPEN;
        deadline = event.deadline();
    }

    @EventSourcingHandler
    void on(RectificationReported event) {
        report = event;
        state = State.REPORTED;
        overdue = false;
    }

    @EventSourcingHandler
    void on(RevisitFormFiled event) {
        lastRevisit = event.form();
    }

    @EventSourcingHandler
    void on(RectificationAccepted event) {
        state = State.CLOSED;
    }

    @EventSourcingHandler
    void on(RectificationReturned event) {
        state = State.OPEN;
        deadline = event.deadline();
    }

    @EventSourcingHandler
    void on(RectificationOverdue event) {
        overdue = true;
        onceOverdue = true;
    }

    @EventSourcingHandler
    void on(InterviewHeld event) {
        interviews.put(event.interview(), event);
    }
}
