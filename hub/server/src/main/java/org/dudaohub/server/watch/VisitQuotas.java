package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.frequency.ReviewVisitQuota;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.rules.SchoolTerm;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/** Asks of the schools of this node's own office whether they were visited often enough in the term that ended last. */
@Component
class VisitQuotas implements Review {

    /** Where a visit's dossier has the day on its form; it has none before the form is filed. */
    private static final String DAY = "form_date";

    private final RegisterQuery register;
    private final DossierQuery dossiers;
    private final RuleBook rules;
    private final NodeProperties node;

    VisitQuotas(RegisterQuery register, DossierQuery dossiers, RuleBook rules, NodeProperties node) {
        this.register = register;
        this.dossiers = dossiers;
        this.rules = rules;
        this.node = node;
    }

    @Override
    public List<Command> questions(LocalDate today) {
        RuleProfile profile = rules.profileFor(node.division(), today);
        return profile.lastTermBefore(today)
                .map(term -> questions(term, profile.number(NumberRule.VISITS_PER_TERM)))
                .orElse(List.of());
    }

    private List<Command> questions(SchoolTerm term, int required) {
        Map<String, Integer> visits = visitsIn(term);
        List<Command> questions = new ArrayList<>();
        Page.forEach(paging -> register.openSchoolsOf(node.office(), paging), school -> {
            int made = visits.getOrDefault(school.code(), 0);
            if (made < required && isToBeJudged(school, term)) {
                questions.add(new ReviewVisitQuota(school.code(), term.last(), made));
            }
        });
        return questions;
    }

    private Map<String, Integer> visitsIn(SchoolTerm term) {
        Map<String, Integer> visits = new HashMap<>();
        Criteria criteria = new Criteria("visit", null, null, new When(term.first(), term.last(), null, null));
        Page.forEach(paging -> dossiers.inOrder(criteria, paging), visit -> {
            String day = visit.fields().get(DAY);
            if (visit.originNode() == null && day != null && term.contains(LocalDate.parse(day))) {
                visits.merge(visit.organization(), 1, Integer::sum);
            }
        });
        return visits;
    }

    private boolean isToBeJudged(RegisteredOrganization school, SchoolTerm term) {
        boolean known = dossiers.byId(OrganizationRegister.streamOf(school.code()))
                .filter(registered -> DailyQuestions.knownBefore(registered, term.first()))
                .isPresent();
        String judged = new ReviewVisitQuota(school.code(), term.last(), 0).stream() + "/" + term.name();
        return known && !dossiers.anyOf(List.of(judged));
    }
}
