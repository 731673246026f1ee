package org.dudaohub.domain.rating;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.DivisionCode;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rating.RatingEvent.AnnualAssessmentScored;
import org.dudaohub.domain.rating.RatingEvent.DemonstrationRated;

/** A rating that was given: of a demonstration school in one round, or of a unit in one year. It is given once. */
public class Rated {

    @AggregateIdentifier
    private String stream;

    private RatingEvent given;

    Rated() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RateDemonstration command, OrganizationRegister register, Clock clock) {
        return firstRefusal(
                        present("学校标识码", command.school()),
                        present("评估类别", command.kind()),
                        present("评估得分", command.scores()),
                        present("评估等级", command.rating()),
                        present("评估日期", command.ratedOn()),
                        () -> impossible(command.scores()),
                        () -> refuseIf(
                                command.round() < 1
                                        || command.round() > command.kind().roundsPerYear(),
                                Reason.INVALID,
                                "%s每年评估%d批"
                                        .formatted(
                                                command.kind().label(),
                                                command.kind().roundsPerYear())),
                        notInFuture("评估日期", command.ratedOn(), clock),
                        () -> unregistered(command.school(), register),
                        () -> wrongKind(
                                command.kind(), register.find(command.school()).orElseThrow()))
                .orElseGet(() -> give(
                        command.school(),
                        new DemonstrationRated(
                                command.school(),
                                command.kind(),
                                command.year(),
                                command.round(),
                                command.scores(),
                                total(command.scores()),
                                command.rating(),
                                command.ratedOn())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ScoreAnnualAssessment command, OrganizationRegister register, Clock clock) {
        return firstRefusal(
                        present("被考核单位代码", command.unit()),
                        present("考核得分", command.scores()),
                        present("考核等级", command.rating()),
                        present("考核日期", command.assessedOn()),
                        () -> impossible(command.scores()),
                        notInFuture("考核日期", command.assessedOn(), clock),
                        () -> unregistered(command.unit(), register),
                        () -> notAssessed(register.find(command.unit()).orElseThrow()))
                .orElseGet(() -> give(
                        command.unit(),
                        new AnnualAssessmentScored(
                                command.unit(),
                                command.year(),
                                command.scores(),
                                total(command.scores()),
                                command.rating(),
                                command.assessedOn())));
    }

    private Outcome give(String unit, RatingEvent rating) {
        if (rating.equals(given)) {
            return Outcome.unchanged(unit);
        }
        if (given != null) {
            return Outcome.refused(Reason.CONFLICTING_RECORD, "已作出评定，内容与本次不同");
        }
        apply(rating);
        return Outcome.accepted(unit);
    }

    private static BigDecimal total(List<RubricScore> scores) {
        return scores.stream().map(RubricScore::score).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Outcome> impossible(List<RubricScore> scores) {
        return refuseIf(!scores.stream().allMatch(RubricScore::isPossible), Reason.INVALID, "每个项目应有名称，得分应在0与满分之间");
    }

    private static Optional<Outcome> unregistered(String unit, OrganizationRegister register) {
        return refuseIf(register.find(unit).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "机构%s未登记".formatted(unit));
    }

    private static Optional<Outcome> wrongKind(DemonstrationKind demonstration, OrganizationRegister.Entry school) {
        return refuseIf(
                !demonstration.isOpenTo(school.kind()),
                Reason.INVALID,
                "%s是%s，不能评为%s".formatted(school.name(), school.kind().label(), demonstration.label()));
    }

    /** Counties, and of the schools those directly under the city (seed 001 §9). */
    private static Optional<Outcome> notAssessed(OrganizationRegister.Entry unit) {
        return refuseIf(
                unit.kind().isSchool()
                        && DivisionCode.of(unit.division())
                                .filter(DivisionCode::isCity)
                                .isEmpty(),
                Reason.INVALID,
                "%s不是市直学校，年度考核的对象是县市区和市直学校".formatted(unit.name()));
    }

    @EventSourcingHandler
    void on(DemonstrationRated event) {
        stream = "demonstration:" + event.school() + "/" + event.year() + "-" + event.round();
        given = event;
    }

    @EventSourcingHandler
    void on(AnnualAssessmentScored event) {
        stream = "assessment:" + event.unit() + "/" + event.year();
        given = event;
    }
}
