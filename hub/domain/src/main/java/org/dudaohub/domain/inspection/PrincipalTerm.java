package org.dudaohub.domain.inspection;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspection.InspectionEvent.TermEndInspectionDue;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** The terms of a school's principals: each that ends calls for a comprehensive inspection, once (seed 000 §4). */
public class PrincipalTerm {

    @AggregateIdentifier
    private String stream;

    /** By principal, the end of the last term that was found over: the next one begins there. */
    private final Map<String, LocalDate> ends = new HashMap<>();

    PrincipalTerm() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareTermEndInspectionDue command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(
                        present("被督导单位代码", command.school()),
                        present("负责人编号", command.principal()),
                        present("负责人姓名", command.name()),
                        present("任职日期", command.appointedOn()),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "被督导单位%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    LocalDate start = startOfTerm(command);
                    String division =
                            register.find(command.school()).orElseThrow().division();
                    RuleProfile profile = rules.profileFor(division, start);
                    LocalDate end = end(profile, start, rules);
                    if (end.isAfter(LocalDate.now(clock))) {
                        return Outcome.unchanged(command.school());
                    }
                    apply(new TermEndInspectionDue(
                            command.school(), command.principal(), command.name(), start, profile.id(), end));
                    return Outcome.accepted(command.school());
                });
    }

    /** The last day of the term that began on that day, by the rules then in force in the school's division. */
    public static LocalDate end(String division, LocalDate start, RuleBook rules) {
        return end(rules.profileFor(division, start), start, rules);
    }

    private static LocalDate end(RuleProfile profile, LocalDate start, RuleBook rules) {
        return rules.deadline(profile, PeriodRule.PRINCIPAL_TERM, start);
    }

    private LocalDate startOfTerm(DeclareTermEndInspectionDue command) {
        LocalDate lastEnd = ends.get(command.principal());
        return lastEnd == null || lastEnd.isBefore(command.appointedOn()) ? command.appointedOn() : lastEnd;
    }

    @EventSourcingHandler
    void on(TermEndInspectionDue event) {
        stream = "principal-term:" + event.school();
        ends.put(event.principal(), event.happenedOn());
    }
}
