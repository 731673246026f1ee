package org.dudaohub.domain.zone;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.InspectorRelieved;
import org.dudaohub.domain.zone.ZoneEvent.PlateHung;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.SchoolRemovedFromZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;

/** A zone 督学责任区. */
public class Zone {

    @AggregateIdentifier
    private String stream;

    private ZoneEstablished established;
    private final List<String> schools = new ArrayList<>();
    private final List<String> inspectors = new ArrayList<>();
    private final Set<SchoolRemovedFromZone> removals = new HashSet<>();
    /** The plate at each school's gate, by the school's code. */
    private final Map<String, PlateHung> plates = new HashMap<>();

    /** As it was laid out; the same layout sent again is still the same after later changes. */
    private final List<String> firstSchools = new ArrayList<>();

    private final List<String> firstInspectors = new ArrayList<>();

    Zone() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            EstablishZone command, OrganizationRegister register, InspectorRegister inspectorRegister, Clock clock) {
        var event = new ZoneEstablished(command.zone(), command.name(), command.office(), command.establishedOn());
        if (established != null) {
            return established.equals(event)
                            && firstSchools.equals(command.schools())
                            && firstInspectors.equals(command.inspectors())
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
                            return refuseIf(!unknown.isEmpty(), Reason.UNKNOWN_ORGANIZATION, "下列学校未登记或已撤销：" + unknown);
                        },
                        () -> ofAny(
                                command.schools(),
                                school -> inspectorRegister.mayInspect(
                                        command.inspectors(), school, command.establishedOn())))
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
                .filter(school -> register.openSchool(school).isEmpty())
                .collect(Collectors.joining("、"));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            AssignSchoolToZone command,
            OrganizationRegister register,
            InspectorRegister inspectorRegister,
            Clock clock) {
        if (schools.contains(command.school())) {
            return Outcome.unchanged(command.zone());
        }
        return firstRefusal(
                        known(command.zone()),
                        present("学校标识码", command.school()),
                        happened("划入日期", command.assignedOn(), clock),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())),
                        () -> ofAny(inspectors, inspector -> inspectorRegister.notRecused(inspector, command.school())))
                .orElseGet(() -> {
                    apply(new SchoolAssignedToZone(command.zone(), command.school(), command.assignedOn()));
                    return Outcome.accepted(command.zone());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RemoveSchoolFromZone command, Clock clock) {
        var event = new SchoolRemovedFromZone(
                command.zone(), command.school(), command.successor(), command.reason(), command.removedOn());
        if (!schools.contains(command.school()) && removals.contains(event)) {
            return Outcome.unchanged(command.zone());
        }
        return firstRefusal(
                        known(command.zone()),
                        present("学校标识码", command.school()),
                        () -> covers(command.school()),
                        present("划出原因", command.reason()),
                        happened("划出日期", command.removedOn(), clock),
                        () -> refuseIf(command.zone().equals(command.successor()), Reason.INVALID, "不能划往同一责任区"))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.zone());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PostInspector command, InspectorRegister register, Clock clock) {
        if (inspectors.contains(command.inspector())) {
            return Outcome.unchanged(command.zone());
        }
        return firstRefusal(
                        known(command.zone()),
                        present("督学编号", command.inspector()),
                        happened("挂牌日期", command.postedOn(), clock),
                        () -> register.serves(command.inspector(), command.postedOn())
                                .get(),
                        () -> ofAny(schools, school -> register.notRecused(command.inspector(), school)))
                .orElseGet(() -> {
                    apply(new InspectorPosted(
                            command.zone(), established.office(), command.inspector(), command.postedOn()));
                    return Outcome.accepted(command.zone());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RelieveInspector command, Clock clock) {
        return firstRefusal(
                        known(command.zone()),
                        present("督学编号", command.inspector()),
                        () -> posted(command.inspector()),
                        present("摘牌原因", command.reason()),
                        happened("摘牌日期", command.relievedOn(), clock))
                .orElseGet(() -> {
                    apply(new InspectorRelieved(
                            command.zone(),
                            established.office(),
                            command.inspector(),
                            command.reason(),
                            command.relievedOn()));
                    return Outcome.accepted(command.zone());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(HangPlate command, InspectorRegister register, Clock clock) {
        return firstRefusal(
                        known(command.zone()),
                        present("学校标识码", command.school()),
                        () -> covers(command.school()),
                        present("督学编号", command.inspector()),
                        () -> posted(command.inspector()),
                        present("公示电话", command.phone()),
                        present("督导事项", command.matters()),
                        happened("悬挂日期", command.hungOn(), clock),
                        () -> register.serves(command.inspector(), command.hungOn())
                                .get(),
                        register.notRecused(command.inspector(), command.school()))
                .orElseGet(() -> {
                    var event = new PlateHung(
                            command.zone(),
                            command.school(),
                            command.inspector(),
                            register.find(command.inspector()).orElseThrow().name(),
                            command.phone(),
                            command.photo(),
                            command.matters(),
                            command.hungOn());
                    if (event.equals(plates.get(command.school()))) {
                        return Outcome.unchanged(command.zone());
                    }
                    apply(event);
                    return Outcome.accepted(command.zone());
                });
    }

    private static Optional<Outcome> ofAny(List<String> codes, Function<String, Supplier<Optional<Outcome>>> check) {
        return codes.stream().flatMap(code -> check.apply(code).get().stream()).findFirst();
    }

    private Supplier<Optional<Outcome>> known(String zone) {
        return () -> refuseIf(established == null, Reason.UNKNOWN_CASE, "没有责任区%s".formatted(zone));
    }

    private Supplier<Optional<Outcome>> happened(String name, LocalDate day, Clock clock) {
        return () -> firstRefusal(
                present(name, day),
                () -> notBefore(name, day, "设立日期", established.happenedOn()).get(),
                notInFuture(name, day, clock));
    }

    private Optional<Outcome> covers(String school) {
        return refuseIf(!schools.contains(school), Reason.WRONG_STATE, "学校%s不在本责任区".formatted(school));
    }

    private Optional<Outcome> posted(String inspector) {
        return refuseIf(!inspectors.contains(inspector), Reason.WRONG_STATE, "督学%s未在本责任区挂牌".formatted(inspector));
    }

    @EventSourcingHandler
    void on(ZoneEstablished event) {
        stream = "zone:" + event.zone();
        established = event;
    }

    @EventSourcingHandler
    void on(SchoolAssignedToZone event) {
        schools.add(event.school());
        if (event.happenedOn().equals(established.happenedOn())) {
            firstSchools.add(event.school());
        }
    }

    @EventSourcingHandler
    void on(InspectorPosted event) {
        inspectors.add(event.inspector());
        if (event.happenedOn().equals(established.happenedOn())) {
            firstInspectors.add(event.inspector());
        }
    }

    @EventSourcingHandler
    void on(SchoolRemovedFromZone event) {
        schools.remove(event.school());
        plates.remove(event.school());
        removals.add(event);
    }

    @EventSourcingHandler
    void on(InspectorRelieved event) {
        inspectors.remove(event.inspector());
        plates.values().removeIf(plate -> plate.inspector().equals(event.inspector()));
    }

    @EventSourcingHandler
    void on(PlateHung event) {
        plates.put(event.school(), event);
    }
}
