package org.dudaohub.domain.zone;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.zone.ZoneEvent.CoverageCompleted;
import org.dudaohub.domain.zone.ZoneEvent.CoverageGapFound;
import org.dudaohub.domain.zone.ZoneEvent.StaffingRatioBreached;
import org.dudaohub.domain.zone.ZoneEvent.StaffingRatioRestored;

/** Whether an office's zones, all together, cover its schools and have inspectors enough. Says so when it changes. */
public class ZoneCoverage {

    @AggregateIdentifier
    private String stream;

    /** The last finding of each kind; null while all is well or nothing is known yet. */
    private StaffingRatioBreached breach;

    private CoverageGapFound gap;
    private boolean complete;

    ZoneCoverage() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            ReviewCoverage command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        return firstRefusal(
                        present("机构代码", command.office()),
                        present("学校标识码", command.schools()),
                        present("核查日期", command.reviewedOn()),
                        notInFuture("核查日期", command.reviewedOn(), clock),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())))
                .orElseGet(() -> {
                    List<OrganizationRegister.Entry> schools = command.schools().stream()
                            .distinct()
                            .map(register::openSchool)
                            .flatMap(Optional::stream)
                            .toList();
                    RuleProfile profile = rules.profileFor(
                            register.find(command.office()).orElseThrow().division(), command.reviewedOn());
                    boolean staffing = judgeStaffing(command, schools, serving(command, inspectors), profile);
                    boolean coverage = judgeCoverage(command, schools);
                    return staffing || coverage
                            ? Outcome.accepted(command.office())
                            : Outcome.unchanged(command.office());
                });
    }

    /** A large school has an inspector of its own, the others share one per so many schools (seed 000 §9). */
    private boolean judgeStaffing(
            ReviewCoverage command, List<OrganizationRegister.Entry> schools, int posted, RuleProfile profile) {
        int large = (int) schools.stream()
                .filter(school -> school.pupils() >= profile.number(NumberRule.LARGE_SCHOOL_PUPILS))
                .count();
        int shared = Math.ceilDiv(schools.size() - large, profile.number(NumberRule.SCHOOLS_PER_INSPECTOR));
        int required = large + shared;
        if (posted >= required) {
            boolean restored = breach != null;
            if (restored) {
                apply(new StaffingRatioRestored(command.office(), required, posted, command.reviewedOn()));
            }
            return restored;
        }
        boolean same = breach != null
                && breach.schools() == schools.size()
                && breach.required() == required
                && breach.posted() == posted;
        if (!same) {
            apply(new StaffingRatioBreached(
                    command.office(), schools.size(), large, required, posted, profile.id(), command.reviewedOn()));
        }
        return !same;
    }

    /** Whoever is posted but whose term is over looks after no school. */
    private static int serving(ReviewCoverage command, InspectorRegister inspectors) {
        return (int) Objects.requireNonNullElse(command.inspectors(), List.<String>of()).stream()
                .distinct()
                .flatMap(inspector -> inspectors.find(inspector).stream())
                .filter(inspector -> inspector.servesOn(command.reviewedOn()))
                .count();
    }

    private boolean judgeCoverage(ReviewCoverage command, List<OrganizationRegister.Entry> schools) {
        Set<String> once = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        if (command.assignments() != null) {
            command.assignments().stream()
                    .map(ZoneAssignment::school)
                    .filter(school -> !once.add(school))
                    .forEach(repeated::add);
        }
        var event = new CoverageGapFound(
                command.office(),
                codes(schools).filter(code -> !once.contains(code)).toList(),
                codes(schools).filter(repeated::contains).toList(),
                command.reviewedOn());
        if (event.uncovered().isEmpty() && event.repeated().isEmpty()) {
            boolean news = !complete;
            if (news) {
                apply(new CoverageCompleted(command.office(), schools.size(), command.reviewedOn()));
            }
            return news;
        }
        boolean same = gap != null
                && gap.uncovered().equals(event.uncovered())
                && gap.repeated().equals(event.repeated());
        if (!same) {
            apply(event);
        }
        return !same;
    }

    private static Stream<String> codes(List<OrganizationRegister.Entry> schools) {
        return schools.stream().map(OrganizationRegister.Entry::code).sorted();
    }

    @EventSourcingHandler
    void on(StaffingRatioBreached event) {
        stream = "zone-coverage:" + event.office();
        breach = event;
    }

    @EventSourcingHandler
    void on(StaffingRatioRestored event) {
        breach = null;
    }

    @EventSourcingHandler
    void on(CoverageGapFound event) {
        stream = "zone-coverage:" + event.office();
        gap = event;
        complete = false;
    }

    @EventSourcingHandler
    void on(CoverageCompleted event) {
        stream = "zone-coverage:" + event.office();
        gap = null;
        complete = true;
    }
}
