package org.dudaohub.server.kindergarten;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.dudaohub.server.kindergarten.ConductCoverage.Row;
import org.dudaohub.server.kindergarten.ConductCoverage.State;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/** Looks up how far the evaluations of this node's own kindergartens have come. */
@Component
class ConductCoverages {

    private final RegisterQuery register;
    private final DossierQuery dossiers;
    private final NodeProperties node;
    private final Clock clock;

    ConductCoverages(RegisterQuery register, DossierQuery dossiers, NodeProperties node, Clock clock) {
        this.register = register;
        this.dossiers = dossiers;
        this.node = node;
        this.clock = clock;
    }

    /** @param self of the kindergarten, {@code county} its office's; null where there is none */
    private record Scores(Integer self, Integer county) {

        static Scores of(Dossier evaluation) {
            return new Scores(score(evaluation, "selfOverall"), score(evaluation, "overall"));
        }

        private static Integer score(Dossier evaluation, String field) {
            String score = evaluation.fields().get(field);
            return score == null ? null : Integer.valueOf(score);
        }
    }

    /** @param wanted the year; this one if it is empty */
    ConductCoverage in(Optional<Integer> wanted) {
        int year = wanted.orElseGet(() -> Year.now(clock).getValue());
        Map<String, TreeMap<Integer, Scores>> scores = scores();
        List<Row> rows = new ArrayList<>();
        Page.forEach(paging -> register.openSchoolsOf(node.office(), paging), school -> {
            if (school.kind() == OrganizationKind.KINDERGARTEN) {
                rows.add(row(school, year, scores.getOrDefault(school.code(), new TreeMap<>())));
            }
        });
        rows.sort(ConductCoverage.WEAK_FIRST);
        return new ConductCoverage(year, List.copyOf(rows));
    }

    /** By kindergarten and year, as they were scored here: a peer's copy of the same year says nothing more. */
    private Map<String, TreeMap<Integer, Scores>> scores() {
        Map<String, TreeMap<Integer, Scores>> scores = new HashMap<>();
        Page.forEach(paging -> dossiers.inOrder(new Criteria("kindergarten", null, null), paging), evaluation -> {
            if (evaluation.originNode() == null) {
                scores.computeIfAbsent(evaluation.organization(), _ -> new TreeMap<>())
                        .put(year(evaluation), Scores.of(evaluation));
            }
        });
        return scores;
    }

    /** The stream is the kindergarten's code and the year. */
    private static int year(Dossier evaluation) {
        String id = evaluation.streamId();
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    private static Row row(RegisteredOrganization kindergarten, int year, TreeMap<Integer, Scores> scores) {
        Scores now = scores.getOrDefault(year, new Scores(null, null));
        Map.Entry<Integer, Scores> before = scores.headMap(year, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().county() != null)
                .findFirst()
                .orElse(null);
        return new Row(
                kindergarten.code(),
                kindergarten.name(),
                state(now),
                now.self(),
                now.county(),
                before == null ? null : before.getKey(),
                before == null ? null : before.getValue().county());
    }

    private static State state(Scores scores) {
        if (scores.county() != null) {
            return State.EVALUATED;
        }
        return scores.self() != null ? State.SELF_CHECKED : State.OPEN;
    }
}
