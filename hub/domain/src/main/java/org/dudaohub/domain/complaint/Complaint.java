package org.dudaohub.domain.complaint;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplainantErased;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintAcceptanceOverdue;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintAccepted;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintClosed;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintExtended;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintOverdue;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintReceived;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintVerified;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** A complaint about a school. */
public class Complaint {

    @AggregateIdentifier
    private String stream;

    private ComplaintReceived received;
    private ComplaintAccepted accepted;
    private ComplaintExtended extended;
    private ComplaintVerified verified;
    private ComplaintClosed closed;
    private boolean acceptanceOverdue;
    private boolean overdue;
    private boolean erased;

    Complaint() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReceiveComplaint command, OrganizationRegister register, RuleBook rules, Clock clock) {
        if (received != null) {
            return isTheSame(command)
                    ? Outcome.unchanged(command.complaint())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "举报编号%s已使用，内容与本次不同".formatted(command.complaint()));
        }
        return firstRefusal(
                        present("举报编号", command.complaint()),
                        present("被举报学校标识码", command.school()),
                        present("举报内容", command.content()),
                        present("收到日期", command.receivedOn()),
                        notInFuture("收到日期", command.receivedOn(), clock),
                        () -> refuseIf(
                                command.person() == null
                                        && (command.complainant() != null || command.contact() != null),
                                Reason.MISSING,
                                "实名举报应有举报人编号"),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    RuleProfile profile = rules.profileFor(
                            register.find(command.school()).orElseThrow().division(), command.receivedOn());
                    LocalDate acceptBy = command.person() == null
                            ? null
                            : rules.deadline(profile, PeriodRule.COMPLAINT_ACCEPTANCE, command.receivedOn());
                    LocalDate lastStart = acceptBy == null ? command.receivedOn() : acceptBy;
                    apply(new ComplaintReceived(
                            command.complaint(),
                            command.school(),
                            command.person(),
                            command.complainant(),
                            command.contact(),
                            command.content(),
                            acceptBy,
                            rules.deadline(profile, PeriodRule.COMPLAINT_END, lastStart),
                            profile.id(),
                            command.receivedOn()));
                    return Outcome.accepted(command.complaint());
                });
    }

    /** What is sealed differs each time it is sealed, so it is left out. */
    private boolean isTheSame(ReceiveComplaint command) {
        return received.school().equals(command.school())
                && received.content().equals(command.content())
                && received.happenedOn().equals(command.receivedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AcceptComplaint command, RuleBook rules, Clock clock) {
        if (accepted != null && accepted.happenedOn().equals(command.acceptedOn())) {
            return Outcome.unchanged(command.complaint());
        }
        return firstRefusal(
                        open(command.complaint()),
                        () -> refuseIf(accepted != null, Reason.WRONG_STATE, "已告知受理"),
                        () -> refuseIf(received.person() == null, Reason.WRONG_STATE, "匿名举报，没有可告知的举报人"),
                        present("告知日期", command.acceptedOn()),
                        inOrder("告知日期", command.acceptedOn(), clock))
                .orElseGet(() -> {
                    applyOverdue(command.acceptedOn());
                    // Streams from before the notice had to come first may hold an extension already.
                    LocalDate endBy = extended == null
                            ? rules.deadline(
                                    rules.profile(received.ruleProfile()),
                                    PeriodRule.COMPLAINT_END,
                                    command.acceptedOn())
                            : extended.endBy();
                    apply(new ComplaintAccepted(command.complaint(), received.school(), endBy, command.acceptedOn()));
                    return Outcome.accepted(command.complaint());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ExtendComplaint command, RuleBook rules, Clock clock) {
        if (extended != null
                && extended.grounds().equals(command.grounds())
                && extended.happenedOn().equals(command.extendedOn())) {
            return Outcome.unchanged(command.complaint());
        }
        return firstRefusal(
                        open(command.complaint()),
                        () -> refuseIf(extended != null, Reason.WRONG_STATE, "办理期限只能延长一次"),
                        this::acceptedIfNamed,
                        present("延期理由", command.grounds()),
                        present("延期日期", command.extendedOn()),
                        inOrder("延期日期", command.extendedOn(), clock),
                        () -> refuseIf(
                                overdue || command.extendedOn().isAfter(endBy()),
                                Reason.WRONG_STATE,
                                "办理期限%s已过，不能再延长".formatted(endBy())))
                .orElseGet(() -> {
                    LocalDate endBy = rules.deadline(
                            rules.profile(received.ruleProfile()), PeriodRule.COMPLAINT_EXTENSION, endBy());
                    apply(new ComplaintExtended(
                            command.complaint(), received.school(), command.grounds(), endBy, command.extendedOn()));
                    return Outcome.accepted(command.complaint());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(VerifyComplaint command, InspectorRegister inspectors, Clock clock) {
        var event = received == null
                ? null
                : new ComplaintVerified(
                        command.complaint(),
                        received.school(),
                        command.inspector(),
                        command.substantiated(),
                        command.facts(),
                        command.verifiedOn());
        if (event != null && event.equals(verified)) {
            return Outcome.unchanged(command.complaint());
        }
        return firstRefusal(
                        open(command.complaint()),
                        present("核实人", command.inspector()),
                        present("核实情况", command.facts()),
                        present("核实日期", command.verifiedOn()),
                        inOrder("核实日期", command.verifiedOn(), clock),
                        () -> verified == null
                                ? Optional.empty()
                                : notBefore("核实日期", command.verifiedOn(), "上次核实日期", verified.happenedOn())
                                        .get(),
                        () -> inspectors
                                .mayTakePart(List.of(command.inspector()), received.school(), command.verifiedOn())
                                .get())
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.complaint());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CloseComplaint command, Clock clock) {
        if (closed != null
                && closed.result().equals(command.result())
                && closed.happenedOn().equals(command.closedOn())) {
            return Outcome.unchanged(command.complaint());
        }
        return firstRefusal(
                        open(command.complaint()),
                        () -> refuseIf(verified == null, Reason.WRONG_STATE, "尚未核实，不能办结"),
                        this::acceptedIfNamed,
                        present("处理结果", command.result()),
                        present("办结日期", command.closedOn()),
                        () -> accepted == null
                                ? Optional.empty()
                                : notBefore("办结日期", command.closedOn(), "告知日期", accepted.happenedOn())
                                        .get(),
                        () -> notBefore("办结日期", command.closedOn(), "核实日期", verified.happenedOn())
                                .get(),
                        notInFuture("办结日期", command.closedOn(), clock))
                .orElseGet(() -> {
                    applyOverdue(command.closedOn());
                    apply(new ComplaintClosed(
                            command.complaint(), received.school(), command.result(), command.closedOn()));
                    return Outcome.accepted(command.complaint());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(EraseComplainant command, Clock clock) {
        if (erased) {
            return Outcome.unchanged(command.complaint());
        }
        return firstRefusal(
                        known(command.complaint()),
                        () -> refuseIf(received.person() == null, Reason.WRONG_STATE, "匿名举报，没有身份信息"),
                        () -> refuseIf(closed == null, Reason.WRONG_STATE, "举报未办结，办理仍需要举报人身份信息"),
                        present("删除依据", command.grounds()),
                        present("删除日期", command.erasedOn()),
                        () -> notBefore("删除日期", command.erasedOn(), "办结日期", closed.happenedOn())
                                .get(),
                        notInFuture("删除日期", command.erasedOn(), clock))
                .orElseGet(() -> {
                    apply(new ComplainantErased(
                            command.complaint(),
                            received.school(),
                            received.person(),
                            command.grounds(),
                            command.erasedOn()));
                    return Outcome.accepted(command.complaint());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareComplaintOverdue command, Clock clock) {
        return known(command.complaint())
                .get()
                .orElseGet(() -> applyOverdue(LocalDate.now(clock))
                        ? Outcome.accepted(command.complaint())
                        : Outcome.unchanged(command.complaint()));
    }

    /** Records what has passed unkept by that day and was not found yet; says whether there was anything. */
    private boolean applyOverdue(LocalDate day) {
        if (closed != null) {
            return false;
        }
        boolean notTold =
                received.person() != null && accepted == null && !acceptanceOverdue && day.isAfter(received.acceptBy());
        boolean notClosed = !overdue && day.isAfter(endBy());
        if (notTold) {
            LocalDate acceptBy = received.acceptBy();
            apply(new ComplaintAcceptanceOverdue(
                    received.complaint(), received.school(), acceptBy, acceptBy.plusDays(1)));
        }
        if (notClosed) {
            LocalDate endBy = endBy();
            apply(new ComplaintOverdue(received.complaint(), received.school(), endBy, endBy.plusDays(1)));
        }
        return notTold || notClosed;
    }

    /** Until the complainant is told, the complaint is to be closed within its time counted from the last day for that. */
    private LocalDate endBy() {
        if (extended != null) {
            return extended.endBy();
        }
        return accepted == null || accepted.endBy() == null ? received.endBy() : accepted.endBy();
    }

    private Optional<Outcome> acceptedIfNamed() {
        return refuseIf(received.person() != null && accepted == null, Reason.WRONG_STATE, "实名举报，尚未告知举报人受理");
    }

    private Supplier<Optional<Outcome>> known(String complaint) {
        return () -> refuseIf(received == null, Reason.UNKNOWN_CASE, "没有举报%s".formatted(complaint));
    }

    private Supplier<Optional<Outcome>> open(String complaint) {
        return () -> firstRefusal(
                known(complaint), () -> refuseIf(closed != null, Reason.WRONG_STATE, "举报%s已办结".formatted(complaint)));
    }

    private Supplier<Optional<Outcome>> inOrder(String name, LocalDate day, Clock clock) {
        return () -> firstRefusal(notBefore(name, day, "收到日期", received.happenedOn()), notInFuture(name, day, clock));
    }

    @EventSourcingHandler
    void on(ComplaintReceived event) {
        stream = "complaint:" + event.complaint();
        received = event;
    }

    @EventSourcingHandler
    void on(ComplaintAccepted event) {
        accepted = event;
    }

    @EventSourcingHandler
    void on(ComplaintExtended event) {
        extended = event;
        overdue = false;
    }

    @EventSourcingHandler
    void on(ComplaintVerified event) {
        verified = event;
    }

    @EventSourcingHandler
    void on(ComplaintClosed event) {
        closed = event;
    }

    @EventSourcingHandler
    void on(ComplaintAcceptanceOverdue event) {
        acceptanceOverdue = true;
    }

    @EventSourcingHandler
    void on(ComplaintOverdue event) {
        overdue = true;
    }

    @EventSourcingHandler
    void on(ComplainantErased event) {
        erased = true;
    }
}
