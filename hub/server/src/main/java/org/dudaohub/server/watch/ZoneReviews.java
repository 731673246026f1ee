package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ReviewCoverage;
import org.dudaohub.domain.zone.ZoneAssignment;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.dudaohub.projections.register.RegisteredZone;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/** Asks whether the zones of this node's own office cover its schools and have inspectors enough. */
@Component
class ZoneReviews {

    private final RegisterQuery register;
    private final DossierQuery dossiers;
    private final NodeProperties node;

    ZoneReviews(RegisterQuery register, DossierQuery dossiers, NodeProperties node) {
        this.register = register;
        this.dossiers = dossiers;
        this.node = node;
    }

    /** Not on the day on which a new office enters its schools and lays out its zones. */
    Optional<Command> question(LocalDate today) {
        return dossiers.byId(OrganizationRegister.streamOf(node.office()))
                .filter(office -> DailyQuestions.knownBefore(office, today))
                .flatMap(_ -> review(today));
    }

    private Optional<Command> review(LocalDate today) {
        List<String> schools = all(paging -> register.openSchoolsOf(node.office(), paging)).stream()
                .map(RegisteredOrganization::code)
                .toList();
        List<RegisteredZone> zones = all(paging -> register.zonesOf(node.office(), paging));
        List<ZoneAssignment> assignments = zones.stream()
                .flatMap(zone -> zone.schools().stream().map(school -> new ZoneAssignment(zone.zone(), school)))
                .toList();
        List<String> inspectors = zones.stream()
                .flatMap(zone -> zone.inspectors().stream())
                .distinct()
                .toList();
        return schools.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewCoverage(node.office(), schools, assignments, inspectors, today));
    }

    private static <T> List<T> all(Function<Paging, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page;
        int number = 0;
        do {
            page = pages.apply(new Paging(number++, Paging.LARGEST));
            all.addAll(page.items());
        } while (page.hasNext());
        return all;
    }
}
