package org.dudaohub.domain.zone;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;

/** A zone 督学责任区. */
public class Zone {

    @AggregateIdentifier
    private String stream;

    private ZoneEstablished established;
    private final List<String> schools = new ArrayList<>();
    private final List<String> inspectors = new ArrayList<>();

    Zone() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(EstablishZone command, OrganizationRegister register, Clock clock) {
        var event = new ZoneEstablished(command.zone(), command.name(), command.office(), command.establishedOn());
        if (established != null) {
            return established.equals(event)
                            && schools.equals(command.schools())
                            && inspectors.equals(command.inspectors())
                    ? Outcome.unchanged(command.zone())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "责任区%s已设立，内容与本次不同".formatted(command.zone()));
        }
        return firstRefusal(
                        present("责任区编号", command.zone()),
                        present("责任区名称", command.name()),
                        present("机构代码", command.office()),
                        present("学校标识码", command.schools()),
                        present("责任督学编号", command.inspectors()),
                        present("设立日期", command.establishedOn()),
                        notInFuture("设立日期", command.establishedOn(), clock),
                        () -> {
                            String unknown = unknown(command, register);
                            return refuseIf(!unknown.isEmpty(), Reason.UNKNOWN_ORGANIZATION, "下列机构未登记：" + unknown);
                        })
                .orElseGet(() -> {
                    apply(event);
                    command.schools()
                            .forEach(school ->
                                    apply(new SchoolAssignedToZone(command.zone(), school, command.establishedOn())));
                    command.inspectors()
                            .forEach(inspector -> apply(new InspectorPosted(
                                    command.zone(), command.office(), inspector, command.establishedOn())));
                    return Outcome.accepted(command.zone());
                });
    }

    private static String unknown(EstablishZone command, OrganizationRegister register) {
        return command.schools().stream()
                .filter(school -> register.find(school).isEmpty())
                .collect(Collectors.joining("、"));
    }

    @EventSourcingHandler
    void on(ZoneEstablished event) {
        stream = "zone:" + event.zone();
        established = event;
    }

    @EventSourcingHandler
    void on(SchoolAssignedToZone event) {
        schools.add(event.school());
    }

    @EventSourcingHandler
    void on(InspectorPosted event) {
        inspectors.add(event.inspector());
    }
}
