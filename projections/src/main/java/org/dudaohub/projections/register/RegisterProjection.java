package org.dudaohub.projections.register;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRemoved;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRenewed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEnded;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationClosed;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRenamed;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationEvent.PupilsCounted;
import org.dudaohub.domain.zone.ZoneEvent;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.InspectorRelieved;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.SchoolRemovedFromZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("register")
class RegisterProjection extends Projection {

    static final String ORGANIZATIONS = "register.organizations";
    static final String INSPECTORS = "register.inspectors";
    static final String ZONES = "register.zones";

    /** By what an inspector signs with, a name or a number: the numbers of whoever signs so. */
    static final String SIGNATURES = "register.signatures";

    private final Documents organizations = documents(ORGANIZATIONS);
    private final Documents inspectors = documents(INSPECTORS);
    private final Documents zones = documents(ZONES);
    private final Documents signatures = documents(SIGNATURES);

    RegisterProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return here
                && (OrganizationEvent.class.isAssignableFrom(type)
                        || InspectorEvent.class.isAssignableFrom(type)
                        || ZoneEvent.class.isAssignableFrom(type));
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        switch (event) {
            case OrganizationRegistered e ->
                organizations.change(
                        e.code(),
                        recorded,
                        organization -> organization
                                .append("name", e.name())
                                .append("kind", e.kind())
                                .append("school", e.kind().isSchool())
                                .append("division", e.division())
                                .append("parent", e.parent())
                                .append("pupils", e.pupils())
                                .append("registeredOn", e.happenedOn()));
            case PrincipalAppointed e ->
                organizations.change(
                        e.code(),
                        recorded,
                        organization -> organization
                                .append("principal", e.person())
                                .append("principalName", e.principalName())
                                .append("principalSince", e.happenedOn()));
            case OrganizationRenamed e ->
                organizations.change(e.code(), recorded, organization -> organization.append("name", e.name()));
            case OrganizationClosed e ->
                organizations.change(
                        e.code(),
                        recorded,
                        organization ->
                                organization.append("closedOn", e.happenedOn()).append("successor", e.successor()));
            case PupilsCounted e ->
                organizations.change(e.code(), recorded, organization -> organization.append("pupils", e.pupils()));
            case InspectorAppointed e -> {
                Stream.of(e.name(), e.inspector())
                        .distinct()
                        .forEach(signature -> signatures.change(
                                signature, recorded, known -> addOnce(known, "inspectors", e.inspector())));
                inspectors.change(
                        e.inspector(),
                        recorded,
                        inspector -> inspector
                                .append("name", e.name())
                                .append("kind", e.kind())
                                .append("office", e.office())
                                .append("termBegins", e.happenedOn())
                                .append("termEnds", e.termEnds()));
            }
            case InspectorRenewed e ->
                inspectors.change(
                        e.inspector(),
                        recorded,
                        inspector ->
                                inspector.append("termBegins", e.termBegins()).append("termEnds", e.termEnds()));
            case InspectorTermEnded e ->
                inspectors.change(e.inspector(), recorded, inspector -> inspector.append("leftOn", e.happenedOn()));
            case InspectorRemoved e ->
                inspectors.change(e.inspector(), recorded, inspector -> inspector.append("leftOn", e.happenedOn()));
            case ZoneEstablished e ->
                zones.change(
                        e.zone(),
                        recorded,
                        zone -> zone.append("name", e.name())
                                .append("office", e.office())
                                .append("establishedOn", e.happenedOn())
                                .append("schools", List.of())
                                .append("inspectors", List.of()));
            case SchoolAssignedToZone e -> {
                zones.change(e.zone(), recorded, zone -> add(zone, "schools", e.school()));
                organizations.change(e.school(), recorded, school -> school.append("zone", e.zone()));
            }
            case SchoolRemovedFromZone e -> {
                zones.change(e.zone(), recorded, zone -> remove(zone, "schools", e.school()));
                organizations.change(e.school(), recorded, school -> {
                    if (e.zone().equals(school.getString("zone"))) {
                        school.append("zone", null);
                    }
                });
            }
            case InspectorRelieved e ->
                zones.change(e.zone(), recorded, zone -> remove(zone, "inspectors", e.inspector()));
            case InspectorPosted e -> zones.change(e.zone(), recorded, zone -> add(zone, "inspectors", e.inspector()));
            default -> {}
        }
    }

    private static void remove(Document document, String field, String value) {
        List<String> values = new ArrayList<>(document.getList(field, String.class, List.of()));
        values.remove(value);
        document.append(field, values);
    }

    private static void addOnce(Document document, String field, String value) {
        if (!document.getList(field, String.class, List.of()).contains(value)) {
            add(document, field, value);
        }
    }

    private static void add(Document document, String field, String value) {
        List<String> values = new ArrayList<>(document.getList(field, String.class, List.of()));
        values.add(value);
        document.append(field, values);
    }
}
