package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.Optional;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.inspection.DeclareTermEndInspectionDue;
import org.dudaohub.domain.inspection.PrincipalTerm;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.springframework.stereotype.Component;

/** Asks of a school whether its principal's term is over, once by the rules it should be. */
@Component
class PrincipalQuestions {

    private final DossierQuery dossiers;
    private final RuleBook rules;

    PrincipalQuestions(DossierQuery dossiers, RuleBook rules) {
        this.dossiers = dossiers;
        this.rules = rules;
    }

    /** A principal whose appointment was recorded as such; the day of a school's registration says nothing of a term. */
    Optional<Command> about(RegisteredOrganization school, LocalDate today) {
        if (school.principal() == null
                || school.closedOn() != null
                || !school.principalSince().isAfter(school.registeredOn())
                || isUnderWay(school, school.principalSince(), today)) {
            return Optional.empty();
        }
        var question = new DeclareTermEndInspectionDue(
                school.code(), school.principal(), school.principalName(), school.principalSince());
        boolean asked = dossiers.byId(question.stream())
                .filter(terms -> school.principal().equals(terms.fields().get("principal")))
                .filter(terms -> isUnderWay(school, terms.changedOn(), today))
                .isPresent();
        return asked ? Optional.empty() : Optional.of(question);
    }

    private boolean isUnderWay(RegisteredOrganization school, LocalDate start, LocalDate today) {
        return PrincipalTerm.end(school.division(), start, rules).isAfter(today);
    }
}
