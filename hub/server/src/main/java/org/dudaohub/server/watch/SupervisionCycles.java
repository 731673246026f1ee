package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.frequency.CycleKind;
import org.dudaohub.domain.frequency.ReviewCycle;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/** Asks of the schools of this node's own office whether they were inspected as a whole, or evaluated, within the cycle. */
@Component
class SupervisionCycles implements Review {

    private final RegisterQuery register;
    private final DossierQuery dossiers;
    private final RuleBook rules;
    private final NodeProperties node;

    SupervisionCycles(RegisterQuery register, DossierQuery dossiers, RuleBook rules, NodeProperties node) {
        this.register = register;
        this.dossiers = dossiers;
        this.rules = rules;
        this.node = node;
    }

    @Override
    public List<Command> questions(LocalDate today) {
        Map<String, LocalDate> inspected = lastOfEach("inspection", SupervisionCycles::visitOfComprehensive);
        Map<String, LocalDate> evaluated = lastOfEach("kindergarten", SupervisionCycles::evaluation);
        List<Command> questions = new ArrayList<>();
        Page.forEach(paging -> register.openSchoolsOf(node.office(), paging), school -> {
            Map<String, LocalDate> last = switch (CycleKind.of(school.kind())) {
                case COMPREHENSIVE_INSPECTION -> inspected;
                case CONDUCT_EVALUATION -> evaluated;
            };
            Optional.ofNullable(last.get(school.code()))
                    .or(() -> knownSince(school))
                    .filter(from -> isOver(school, from, today))
                    .map(from -> new ReviewCycle(school.code(), from))
                    .filter(this::isNew)
                    .ifPresent(questions::add);
        });
        return questions;
    }

    private boolean isOver(RegisteredOrganization school, LocalDate from, LocalDate today) {
        RuleProfile profile = rules.profileFor(school.division(), today);
        return today.isAfter(rules.deadline(profile, PeriodRule.SUPERVISION_CYCLE, from));
    }

    private Map<String, LocalDate> lastOfEach(String capability, Function<Dossier, Optional<LocalDate>> day) {
        Map<String, LocalDate> last = new HashMap<>();
        Page.forEach(
                paging -> dossiers.inOrder(new Criteria(capability, null, null), paging),
                dossier -> day.apply(dossier)
                        .ifPresent(found -> last.merge(
                                dossier.organization(), found, (one, other) -> one.isAfter(other) ? one : other)));
        return last;
    }

    /**
     * The day for which the visit was announced, whoever inspected. What was withdrawn before anybody came has no findings, and
     * what was about one subject only no occasion.
     */
    private static Optional<LocalDate> visitOfComprehensive(Dossier inspection) {
        return Optional.of(inspection.fields())
                .filter(fields -> fields.containsKey("occasion") && fields.containsKey("findings"))
                .map(fields -> LocalDate.parse(fields.get("visitOn")));
    }

    /** A self-check alone is none. */
    private static Optional<LocalDate> evaluation(Dossier kindergarten) {
        return Optional.of(kindergarten)
                .filter(evaluated -> evaluated.fields().containsKey("shortcomings"))
                .map(Dossier::changedOn);
    }

    /** What was before the node knew the school is not known to it, and is held against nobody. */
    private Optional<LocalDate> knownSince(RegisteredOrganization school) {
        return dossiers.byId(OrganizationRegister.streamOf(school.code()))
                .map(registered -> LocalDate.ofInstant(registered.firstRecordedAt(), When.ZONE));
    }

    private boolean isNew(ReviewCycle question) {
        return !dossiers.anyOf(List.of(question.stream() + "/" + question.countedFrom()));
    }
}
