package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ReviewCoverage;
import org.dudaohub.domain.zone.ZoneAssignment;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/** Asks whether the zones of this node's own office cover its schools and have inspectors enough. */
@Component
class ZoneReviews implements Review {

    private final RegisterQuery register;
    private final DossierQuery dossiers;
    private final NodeProperties node;

    ZoneReviews(RegisterQuery register, DossierQuery dossiers, NodeProperties node) {
        this.register = register;
        this.dossiers = dossiers;
        this.node = node;
    }

    /** Not on the day on which a new office enters its schools and lays out its zones. */
    @Override
    public List<Command> questions(LocalDate today) {
        return dossiers
                .byId(OrganizationRegister.streamOf(node.office()))
                .filter(office -> DailyQuestions.knownBefore(office, today))
                .flatMap(_ -> review(today))
                .stream()
                .toList();
    }

    private Optional<Command> review(LocalDate today) {
        List<String> schools = new ArrayList<>();
        Page.forEach(paging -> register.openSchoolsOf(node.office(), paging), school -> schools.add(school.code()));
        List<ZoneAssignment> assignments = new ArrayList<>();
        Set<String> inspectors = new TreeSet<>();
        Page.forEach(paging -> register.zonesOf(node.office(), paging), zone -> {
            zone.schools().forEach(school -> assignments.add(new ZoneAssignment(zone.zone(), school)));
            inspectors.addAll(zone.inspectors());
        });
        return schools.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewCoverage(node.office(), schools, assignments, List.copyOf(inspectors), today));
    }
}
