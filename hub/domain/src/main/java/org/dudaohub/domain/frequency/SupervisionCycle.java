package org.dudaohub.domain.frequency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
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
import org.dudaohub.domain.frequency.FrequencyEvent.CycleMissed;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** After which inspections a school was left alone for longer than a cycle. */
public class SupervisionCycle {

    @AggregateIdentifier
    private String stream;

    private final Set<LocalDate> missed = new HashSet<>();

    SupervisionCycle() {}

    static String streamOf(String school) {
        return "supervision-cycle:" + school;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReviewCycle command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(
                        present("学校标识码", command.school()),
                        present("周期起算日期", command.countedFrom()),
                        notInFuture("周期起算日期", command.countedFrom(), clock),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())))
                .orElseGet(() -> judge(
                        command, register.openSchool(command.school()).orElseThrow(), rules, LocalDate.now(clock)));
    }

    private Outcome judge(ReviewCycle command, OrganizationRegister.Entry school, RuleBook rules, LocalDate today) {
        RuleProfile profile = rules.profileFor(school.division(), today);
        LocalDate cycleEnds = rules.deadline(profile, PeriodRule.SUPERVISION_CYCLE, command.countedFrom());
        if (!today.isAfter(cycleEnds) || missed.contains(command.countedFrom())) {
            return Outcome.unchanged(command.school());
        }
        apply(new CycleMissed(
                command.school(),
                CycleKind.of(school.kind()),
                command.countedFrom(),
                cycleEnds,
                profile.id(),
                cycleEnds.plusDays(1)));
        return Outcome.accepted(command.school());
    }

    @EventSourcingHandler
    void on(CycleMissed event) {
        stream = streamOf(event.school());
        missed.add(event.countedFrom());
    }
}
