package org.dudaohub.domain.rating;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
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
import org.dudaohub.domain.publication.DeclareRatingUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublished;
import org.dudaohub.domain.publication.PublishRating;
import org.dudaohub.domain.rating.RatingEvent.AnnualAssessmentScored;
import org.dudaohub.domain.rating.RatingEvent.DemonstrationRated;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** A rating that was given: of a demonstration school in one round, or of a unit in one year. It is given once, and published. */
public class Rated {

    @AggregateIdentifier
    private String stream;

    private RatingEvent given;
    private RatingPublished published;
    private boolean publicationOverdue;

    Rated() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RateDemonstration command, OrganizationRegister register, RuleBook rules, Clock clock) {
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
                        given instanceof DemonstrationRated before
                                ? rating(command, before.publishBy(), before.ruleProfile())
                                : rating(command, register, rules)));
    }

    private static DemonstrationRated rating(RateDemonstration command, OrganizationRegister register, RuleBook rules) {
        RuleProfile profile =
                rules.profileFor(register.find(command.school()).orElseThrow().division(), command.ratedOn());
        return rating(command, rules.deadline(profile, PeriodRule.PUBLICATION, command.ratedOn()), profile.id());
    }

    private static DemonstrationRated rating(RateDemonstration command, LocalDate publishBy, String ruleProfile) {
        return new DemonstrationRated(
                command.school(),
                command.kind(),
                command.year(),
                command.round(),
                command.scores(),
                total(command.scores()),
                command.rating(),
                publishBy,
                ruleProfile,
                command.ratedOn());
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

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishRating command, Clock clock) {
        var event = new RatingPublished(
                command.school(),
                command.year(),
                command.round(),
                command.channels(),
                command.title(),
                command.address(),
                command.publishedOn());
        return firstRefusal(
                        this::notRated,
                        present("公开载体", command.channels()),
                        present("公开标题", command.title()),
                        present("公开日期", command.publishedOn()),
                        () -> event.equals(published)
                                ? Optional.of(Outcome.unchanged(command.school()))
                                : Optional.empty(),
                        () -> notBefore("公开日期", command.publishedOn(), "评定日期", given.happenedOn())
                                .get(),
                        notInFuture("公开日期", command.publishedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.school());
                });
    }

    /** Only what a demonstration school was rated has to be published (seed 001 §7); a yearly assessment may be. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareRatingUnpublished command, Clock clock) {
        return notRated().orElseGet(() -> {
            if (!(given instanceof DemonstrationRated rated)
                    || rated.publishBy() == null
                    || published != null
                    || publicationOverdue
                    || !LocalDate.now(clock).isAfter(rated.publishBy())) {
                return Outcome.unchanged(command.rating());
            }
            apply(new RatingPublicationOverdue(
                    rated.school(),
                    rated.year(),
                    rated.round(),
                    rated.publishBy(),
                    rated.publishBy().plusDays(1)));
            return Outcome.accepted(command.rating());
        });
    }

    private Optional<Outcome> notRated() {
        return refuseIf(given == null, Reason.UNKNOWN_CASE, "没有这项评定");
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

    @EventSourcingHandler
    void on(RatingPublished event) {
        published = event;
    }

    @EventSourcingHandler
    void on(RatingPublicationOverdue event) {
        publicationOverdue = true;
    }
}
