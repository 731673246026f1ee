package org.dudaohub.domain.balance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.balance.BalanceEvent.GapIdentified;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.rules.ThresholdRule;

/** A county's indicators of one stage in one year. */
public class Snapshot {

    @AggregateIdentifier
    private String stream;

    private IndicatorSnapshotTaken taken;

    Snapshot() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(TakeIndicatorSnapshot command, OrganizationRegister register, RuleBook rules, Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("监测编号", command.snapshot()),
                present("机构代码", command.office()),
                present("学段", command.stage()),
                present("学校指标", command.schools()),
                present("监测日期", command.takenOn()),
                notInFuture("监测日期", command.takenOn(), clock),
                () -> incomplete(command.schools()),
                () -> unregistered(command, register));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        RuleProfile profile =
                rules.profileFor(register.find(command.office()).orElseThrow().division(), command.takenOn());
        IndicatorSnapshotTaken event = evaluate(command, register, profile);
        if (taken != null) {
            return taken.equals(event)
                    ? Outcome.unchanged(command.snapshot())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "监测%s已填报，内容与本次不同".formatted(command.snapshot()));
        }
        if (event.schools().isEmpty()) {
            return Outcome.refused(Reason.INVALID, "没有计入监测的学校");
        }
        apply(event);
        event.schools().stream()
                .filter(school -> event.met().get(school.school()) < indicatorsToMeet(profile))
                .forEach(school -> apply(new GapIdentified(
                        command.snapshot(),
                        school.school(),
                        command.year(),
                        command.stage(),
                        missing(school, command.stage(), profile),
                        command.takenOn())));
        return Outcome.accepted(command.snapshot());
    }

    private static IndicatorSnapshotTaken evaluate(
            TakeIndicatorSnapshot command, OrganizationRegister register, RuleProfile profile) {
        List<SchoolIndicators> counted = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (SchoolIndicators school : command.schools()) {
            if (isExcluded(school, register, profile)) {
                excluded.add(school.school());
            } else {
                counted.add(school);
            }
        }
        Map<Indicator, BigDecimal> variations = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            variations.put(
                    indicator,
                    Variation.of(
                            counted.stream().map(SchoolIndicators::pupils).toList(),
                            counted.stream().map(indicator::of).toList()));
        }
        Map<String, Integer> met = new TreeMap<>();
        counted.forEach(school -> met.put(
                school.school(),
                Indicator.values().length
                        - missing(school, command.stage(), profile).size()));
        BigDecimal greatest =
                variations.values().stream().max(BigDecimal::compareTo).orElseThrow();
        boolean balanced = met.values().stream().allMatch(count -> count >= indicatorsToMeet(profile))
                && greatest.compareTo(profile.threshold(command.stage().variation())) <= 0;
        return new IndicatorSnapshotTaken(
                command.snapshot(),
                command.office(),
                command.year(),
                command.stage(),
                counted,
                excluded,
                variations,
                greatest,
                met,
                balanced,
                profile.id(),
                command.takenOn());
    }

    /** Special and vocational schools, and teaching points with too few pupils, are not compared. */
    private static boolean isExcluded(SchoolIndicators school, OrganizationRegister register, RuleProfile profile) {
        OrganizationKind kind = register.find(school.school()).orElseThrow().kind();
        return switch (kind) {
            case SPECIAL_SCHOOL, VOCATIONAL_SCHOOL, KINDERGARTEN, SENIOR_SCHOOL, OFFICE -> true;
            case TEACHING_POINT ->
                BigDecimal.valueOf(school.pupils()).compareTo(profile.threshold(ThresholdRule.TEACHING_POINT_PUPILS))
                        < 0;
            case PRIMARY_SCHOOL, JUNIOR_SCHOOL, NINE_YEAR_SCHOOL, COMPLETE_SCHOOL -> false;
        };
    }

    private static List<Indicator> missing(SchoolIndicators school, Stage stage, RuleProfile profile) {
        return Stream.of(Indicator.values())
                .filter(indicator -> indicator.of(school).compareTo(profile.threshold(indicator.threshold(stage))) < 0)
                .toList();
    }

    private static int indicatorsToMeet(RuleProfile profile) {
        return profile.threshold(ThresholdRule.INDICATORS_TO_MEET).intValueExact();
    }

    private static Optional<Outcome> incomplete(List<SchoolIndicators> schools) {
        return schools.stream()
                .filter(school -> school.school() == null
                        || school.pupils() < 1
                        || Stream.of(Indicator.values())
                                .map(indicator -> indicator.of(school))
                                .anyMatch(value -> value == null || value.signum() < 0))
                .findFirst()
                .map(school -> Outcome.refused(Reason.INVALID, "学校%s的学生数或指标未填写或为负".formatted(school.school())));
    }

    private static Optional<Outcome> unregistered(TakeIndicatorSnapshot command, OrganizationRegister register) {
        List<String> unknown = Stream.concat(
                        Stream.of(command.office()), command.schools().stream().map(SchoolIndicators::school))
                .filter(code -> register.find(code).isEmpty())
                .toList();
        return refuseIf(!unknown.isEmpty(), Reason.UNKNOWN_ORGANIZATION, "下列机构未登记：" + String.join("、", unknown));
    }

    @EventSourcingHandler
    void on(IndicatorSnapshotTaken event) {
        stream = "balance:" + event.snapshot();
        taken = event;
    }
}
