package org.dudaohub.domain.frequency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.frequency.FrequencyEvent.VisitQuotaMissed;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.rules.SchoolTerm;

/** In which terms a school was visited too seldom. */
public class VisitFrequency {

    @AggregateIdentifier
    private String stream;

    private final Set<String> missed = new HashSet<>();

    VisitFrequency() {}

    static String streamOf(String school) {
        return "visit-frequency:" + school;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReviewVisitQuota command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(
                        present("学校标识码", command.school()),
                        present("学期结束日期", command.termEnds()),
                        () -> refuseIf(command.visits() < 0, Reason.INVALID, "督导次数不能为负"),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())),
                        () -> refuseIf(
                                profile(command, register, rules)
                                        .termEnding(command.termEnds())
                                        .isEmpty(),
                                Reason.INVALID,
                                "%s不是学期的最后一天".formatted(command.termEnds())))
                .orElseGet(() -> judge(command, profile(command, register, rules), rules, clock));
    }

    /** The form of a visit on the last day may come within its own period. */
    private Outcome judge(ReviewVisitQuota command, RuleProfile profile, RuleBook rules, Clock clock) {
        SchoolTerm term = profile.termEnding(command.termEnds()).orElseThrow();
        boolean over = LocalDate.now(clock).isAfter(rules.deadline(profile, PeriodRule.FORM_FILING, term.last()));
        int required = profile.number(NumberRule.VISITS_PER_TERM);
        if (!over || command.visits() >= required || missed.contains(term.name())) {
            return Outcome.unchanged(command.school());
        }
        apply(new VisitQuotaMissed(
                command.school(),
                term.name(),
                term.last(),
                required,
                command.visits(),
                profile.id(),
                term.last().plusDays(1)));
        return Outcome.accepted(command.school());
    }

    private static RuleProfile profile(ReviewVisitQuota command, OrganizationRegister register, RuleBook rules) {
        return rules.profileFor(register.find(command.school()).orElseThrow().division(), command.termEnds());
    }

    @EventSourcingHandler
    void on(VisitQuotaMissed event) {
        stream = streamOf(event.school());
        missed.add(event.term());
    }
}
