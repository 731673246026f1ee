package org.dudaohub.domain.inspector;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.organization.OrganizationRegister;

/** An inspector 督学. */
public class Inspector {

    @AggregateIdentifier
    private String stream;

    private InspectorAppointed appointed;

    Inspector() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppointInspector command, OrganizationRegister register) {
        var event = new InspectorAppointed(
                command.inspector(),
                command.name(),
                command.kind(),
                command.office(),
                command.termEnds(),
                command.termBegins());
        if (appointed != null) {
            return appointed.equals(event)
                    ? Outcome.unchanged(command.inspector())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "督学%s已聘任，内容与本次不同".formatted(command.inspector()));
        }
        return firstRefusal(
                        present("督学编号", command.inspector()),
                        present("姓名", command.name()),
                        present("类别", command.kind()),
                        present("所属机构代码", command.office()),
                        present("聘期开始", command.termBegins()),
                        present("聘期结束", command.termEnds()),
                        notBefore("聘期结束", command.termEnds(), "聘期开始", command.termBegins()),
                        () -> refuseIf(
                                register.find(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记".formatted(command.office())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    @EventSourcingHandler
    void on(InspectorAppointed event) {
        stream = "inspector:" + event.inspector();
        appointed = event;
    }
}
