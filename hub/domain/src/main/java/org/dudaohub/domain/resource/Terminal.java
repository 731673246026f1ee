package org.dudaohub.domain.resource;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.resource.ResourceEvent.TerminalIssued;
import org.dudaohub.domain.resource.ResourceEvent.TerminalReturned;

/** A mobile terminal and who has it. */
public class Terminal {

    @AggregateIdentifier
    private String stream;

    /** Null while nobody has it. */
    private TerminalIssued issued;

    private TerminalReturned returned;

    Terminal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(IssueTerminal command, InspectorRegister inspectors, OrganizationRegister register, Clock clock) {
        var event = new TerminalIssued(
                command.terminal(), command.office(), command.model(), command.inspector(), command.issuedOn());
        if (event.equals(issued)) {
            return Outcome.unchanged(command.terminal());
        }
        return firstRefusal(
                        present("终端编号", command.terminal()),
                        present("机构代码", command.office()),
                        present("型号", command.model()),
                        present("督学编号", command.inspector()),
                        present("发放日期", command.issuedOn()),
                        notInFuture("发放日期", command.issuedOn(), clock),
                        () -> refuseIf(issued != null, Reason.WRONG_STATE, "终端%s尚未收回".formatted(command.terminal())),
                        () -> returned == null
                                ? Optional.empty()
                                : notBefore("发放日期", command.issuedOn(), "上次收回日期", returned.happenedOn())
                                        .get(),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())),
                        () -> inspectors
                                .serves(command.inspector(), command.issuedOn())
                                .get())
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.terminal());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReturnTerminal command, Clock clock) {
        if (issued == null
                && returned != null
                && returned.happenedOn().equals(command.returnedOn())
                && returned.condition().equals(command.condition())) {
            return Outcome.unchanged(command.terminal());
        }
        return firstRefusal(
                        present("终端编号", command.terminal()),
                        () -> refuseIf(issued == null, Reason.WRONG_STATE, "终端%s不在督学手中".formatted(command.terminal())),
                        present("状况", command.condition()),
                        present("收回日期", command.returnedOn()),
                        () -> notBefore("收回日期", command.returnedOn(), "发放日期", issued.happenedOn())
                                .get(),
                        notInFuture("收回日期", command.returnedOn(), clock))
                .orElseGet(() -> {
                    apply(new TerminalReturned(
                            command.terminal(),
                            issued.office(),
                            issued.inspector(),
                            command.condition(),
                            command.returnedOn()));
                    return Outcome.accepted(command.terminal());
                });
    }

    @EventSourcingHandler
    void on(TerminalIssued event) {
        stream = "terminal:" + event.terminal();
        issued = event;
    }

    @EventSourcingHandler
    void on(TerminalReturned event) {
        issued = null;
        returned = event;
    }
}
