package org.dudaohub.domain.rectification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityRecommended;
import org.dudaohub.domain.accountability.AccountabilityEvent.CircularIssued;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewRecordFiled;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.accountability.IssueCircular;
import org.dudaohub.domain.accountability.RecommendAccountability;
import org.dudaohub.domain.organization.OrganizationRegister;

/**
 * What follows a case that was overdue or failed its re-inspection, one step after the other: the interview of the
 * unit's head, the circular, and the recommendation to hold its leaders to account (seed 000 §8).
 */
class Escalation {

    private final Map<String, InterviewHeld> interviews = new HashMap<>();
    private final Map<String, CircularIssued> circulars = new HashMap<>();
    private AccountabilityRecommended recommendation;

    /** The unit's failure: the day after a deadline that it let pass, or the day of a failed re-inspection. */
    private LocalDate failedOn;

    /** @param day null if it turns out that the unit did not fail */
    void failed(LocalDate day) {
        failedOn = day;
    }

    Outcome handle(HoldInterview command, String school, OrganizationRegister register, Clock clock) {
        var held = new InterviewHeld(
                command.interview(),
                school,
                command.rectification(),
                command.interviewee(),
                command.interviewer(),
                command.matters(),
                command.commitments(),
                command.heldOn());
        return firstRefusal(
                        present("约谈编号", command.interview()),
                        () -> repeated("约谈", command.interview(), interviews.get(command.interview()), held),
                        present("被约谈人", command.interviewee()),
                        present("约谈人", command.interviewer()),
                        present("约谈事项", command.matters()),
                        present("备案机构代码", command.superior()),
                        present("约谈日期", command.heldOn()),
                        () -> hasFailed("不需约谈"),
                        () -> notBefore("约谈日期", command.heldOn(), "逾期或回头看日期", failedOn)
                                .get(),
                        notInFuture("约谈日期", command.heldOn(), clock),
                        registered("备案机构", command.superior(), register))
                .orElseGet(() -> {
                    apply(held);
                    apply(new InterviewRecordFiled(
                            command.interview(),
                            school,
                            command.rectification(),
                            command.superior(),
                            command.heldOn()));
                    return Outcome.accepted(command.interview());
                });
    }

    Outcome handle(IssueCircular command, String school, OrganizationRegister register, Clock clock) {
        var issued = new CircularIssued(
                command.circular(),
                school,
                command.rectification(),
                command.recipient(),
                command.content(),
                command.issuedOn());
        return firstRefusal(
                        present("通报编号", command.circular()),
                        () -> repeated("督导通报", command.circular(), circulars.get(command.circular()), issued),
                        present("通报接收机构代码", command.recipient()),
                        present("通报内容", command.content()),
                        present("通报日期", command.issuedOn()),
                        () -> hasFailed("不能通报"),
                        () -> refuseIf(sinceItFailed(interviews).isEmpty(), Reason.WRONG_STATE, "尚未约谈，不能通报"),
                        () -> notBefore(
                                        "通报日期",
                                        command.issuedOn(),
                                        "约谈日期",
                                        sinceItFailed(interviews).orElseThrow())
                                .get(),
                        notInFuture("通报日期", command.issuedOn(), clock),
                        registered("通报接收机构", command.recipient(), register))
                .orElseGet(() -> {
                    apply(issued);
                    return Outcome.accepted(command.circular());
                });
    }

    Outcome handle(RecommendAccountability command, String school, OrganizationRegister register, Clock clock) {
        var recommended = new AccountabilityRecommended(
                command.rectification(),
                school,
                command.addressee(),
                command.advice(),
                command.reasons(),
                command.recommendedOn());
        return firstRefusal(
                        () -> repeated("问责建议", command.rectification(), recommendation, recommended),
                        present("建议受理机构代码", command.addressee()),
                        present("工作建议", command.advice()),
                        present("建议理由", command.reasons()),
                        present("建议日期", command.recommendedOn()),
                        () -> hasFailed("不能提出问责建议"),
                        () -> refuseIf(sinceItFailed(circulars).isEmpty(), Reason.WRONG_STATE, "尚未通报，不能提出问责建议"),
                        () -> notBefore(
                                        "建议日期",
                                        command.recommendedOn(),
                                        "通报日期",
                                        sinceItFailed(circulars).orElseThrow())
                                .get(),
                        notInFuture("建议日期", command.recommendedOn(), clock),
                        registered("建议受理机构", command.addressee(), register))
                .orElseGet(() -> {
                    apply(recommended);
                    return Outcome.accepted(command.rectification());
                });
    }

    void on(AccountabilityEvent event) {
        switch (event) {
            case InterviewHeld held -> interviews.put(held.interview(), held);
            case CircularIssued issued -> circulars.put(issued.circular(), issued);
            case AccountabilityRecommended recommended -> recommendation = recommended;
            default -> {}
        }
    }

    private Optional<Outcome> hasFailed(String consequence) {
        return refuseIf(failedOn == null, Reason.WRONG_STATE, "该整改事项未逾期，回头看也未发现整改不力，" + consequence);
    }

    /** The first day of what was done about the present failure; what followed an earlier one is spent. */
    private Optional<LocalDate> sinceItFailed(Map<String, ? extends AccountabilityEvent> steps) {
        return steps.values().stream()
                .map(AccountabilityEvent::happenedOn)
                .filter(day -> !day.isBefore(failedOn))
                .min(Comparator.naturalOrder());
    }

    private static Supplier<Optional<Outcome>> registered(String name, String code, OrganizationRegister register) {
        return () ->
                refuseIf(register.find(code).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "%s%s未登记".formatted(name, code));
    }
}
