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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.dudaohub.domain.organization.DivisionSchools;
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
    Outcome handle(
            TakeIndicatorSnapshot command,
            OrganizationRegister register,
            DivisionSchools schools,
            RuleBook rules,
            Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("监测编号", command.snapshot()),
                present("机构代码", command.office()),
                present("学段", command.stage()),
                present("学校指标", command.schools()),
                present("监测日期", command.takenOn()),
                notInFuture("监测日期", command.takenOn(), clock),
                () -> incomplete(command.schools()),
                () -> unregistered(command, register),
                () -> repeatedSchool(command.schools()),
                () -> command.schools().stream()
                        .flatMap(school -> misplaced(school, command, register).stream())
                        .findFirst());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        RuleProfile profile =
                rules.profileFor(register.find(command.office()).orElseThrow().division(), command.takenOn());
        var standard = new Standard(command.stage(), profile);
        IndicatorSnapshotTaken event = evaluate(command, register, schools, standard);
        if (taken != null) {
            return saysTheSame(event)
                    ? Outcome.unchanged(command.snapshot())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "监测%s已填报，内容与本次不同".formatted(command.snapshot()));
        }
        if (event.schools().isEmpty()) {
            return Outcome.refused(Reason.INVALID, "没有计入监测的学校");
        }
        apply(event);
        event.schools().stream()
                .filter(school -> !standard.isSatisfiedBy(school))
                .forEach(school -> apply(new GapIdentified(
                        command.snapshot(),
                        school.school(),
                        command.year(),
                        command.stage(),
                        standard.missing(school),
                        standard.farBelow(school),
                        command.takenOn())));
        return Outcome.accepted(command.snapshot());
    }

    private static IndicatorSnapshotTaken evaluate(
            TakeIndicatorSnapshot command, OrganizationRegister register, DivisionSchools schools, Standard standard) {
        List<SchoolIndicators> counted = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (SchoolIndicators school : command.schools()) {
            if (isExcluded(entry(school, register).kind(), school.pupils(), standard.profile())) {
                excluded.add(school.school());
            } else {
                counted.add(school);
            }
        }
        List<String> unreported = unreported(command, register, schools, standard.profile());
        Map<Indicator, BigDecimal> variations = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            variations.put(indicator, standard.variation(indicator, counted).rounded());
        }
        Map<String, Integer> met = new TreeMap<>();
        counted.forEach(school -> met.put(
                school.school(),
                Indicator.values().length - standard.missing(school).size()));
        BigDecimal greatest =
                variations.values().stream().max(BigDecimal::compareTo).orElseThrow();
        boolean balanced =
                unreported.isEmpty() && counted.stream().allMatch(standard::isSatisfiedBy) && standard.isEven(counted);
        return new IndicatorSnapshotTaken(
                command.snapshot(),
                command.office(),
                command.year(),
                command.stage(),
                counted,
                excluded,
                unreported,
                variations,
                greatest,
                met,
                balanced,
                standard.profile().id(),
                command.takenOn());
    }

    /** The same values again, even if the register knows more schools by now. */
    private boolean saysTheSame(IndicatorSnapshotTaken event) {
        return taken.office().equals(event.office())
                && taken.year() == event.year()
                && taken.stage() == event.stage()
                && taken.schools().equals(event.schools())
                && taken.excluded().equals(event.excluded())
                && taken.happenedOn().equals(event.happenedOn());
    }

    /** Special and vocational schools, and teaching points with too few pupils, are not compared. */
    private static boolean isExcluded(OrganizationKind kind, int pupils, RuleProfile profile) {
        return switch (kind) {
            case SPECIAL_SCHOOL, VOCATIONAL_SCHOOL -> true;
            case TEACHING_POINT ->
                BigDecimal.valueOf(pupils).compareTo(profile.threshold(ThresholdRule.TEACHING_POINT_PUPILS)) < 0;
            case PRIMARY_SCHOOL,
                    JUNIOR_SCHOOL,
                    NINE_YEAR_SCHOOL,
                    COMPLETE_SCHOOL,
                    SENIOR_SCHOOL,
                    KINDERGARTEN,
                    OFFICE -> false;
        };
    }

    /** Codes of the schools that should have been compared, in order. */
    private static List<String> unreported(
            TakeIndicatorSnapshot command,
            OrganizationRegister register,
            DivisionSchools schools,
            RuleProfile profile) {
        Set<String> reported =
                command.schools().stream().map(SchoolIndicators::school).collect(Collectors.toSet());
        String division = register.find(command.office()).orElseThrow().division();
        return schools.on(division, command.takenOn()).stream()
                .filter(school -> command.stage().isTaughtAt(school.kind()))
                .filter(school -> !isExcluded(school.kind(), school.pupils(), profile))
                .map(OrganizationRegister.Entry::code)
                .filter(code -> !reported.contains(code))
                .sorted()
                .toList();
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

    private static Optional<Outcome> repeatedSchool(List<SchoolIndicators> schools) {
        Set<String> once = new HashSet<>();
        return schools.stream()
                .map(SchoolIndicators::school)
                .filter(school -> !once.add(school))
                .findFirst()
                .map(school -> Outcome.refused(Reason.INVALID, "学校%s重复填报".formatted(school)));
    }

    /** A school is compared with those of its own county and stage, in a year in which there is such a school. */
    private static Optional<Outcome> misplaced(
            SchoolIndicators school, TakeIndicatorSnapshot command, OrganizationRegister register) {
        OrganizationRegister.Entry entry = entry(school, register);
        return firstRefusal(
                () -> refuseIf(
                        !command.stage().isTaughtAt(entry.kind())
                                && entry.kind() != OrganizationKind.SPECIAL_SCHOOL
                                && entry.kind() != OrganizationKind.VOCATIONAL_SCHOOL,
                        Reason.INVALID,
                        "%s（%s）不是%s阶段的学校"
                                .formatted(
                                        entry.name(),
                                        entry.kind().label(),
                                        command.stage().label())),
                () -> refuseIf(
                        !entry.division()
                                .equals(register.find(command.office())
                                        .orElseThrow()
                                        .division()),
                        Reason.INVALID,
                        "%s不在%s所在的行政区划".formatted(entry.name(), command.office())),
                () -> refuseIf(
                        entry.closed() && entry.closedOn().getYear() < command.year(),
                        Reason.INVALID,
                        "%s已于%s撤销".formatted(entry.name(), entry.closedOn())));
    }

    private static OrganizationRegister.Entry entry(SchoolIndicators school, OrganizationRegister register) {
        return register.find(school.school()).orElseThrow();
    }

    @EventSourcingHandler
    void on(IndicatorSnapshotTaken event) {
        stream = "balance:" + event.snapshot();
        taken = event;
    }
}
