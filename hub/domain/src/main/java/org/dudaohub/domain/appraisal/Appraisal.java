package org.dudaohub.domain.appraisal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
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
import org.dudaohub.domain.appraisal.AppraisalEvent.GovernmentAppraised;
import org.dudaohub.domain.appraisal.AppraisalEvent.SelfEvaluationSubmitted;
import org.dudaohub.domain.organization.OrganizationRegister;

/** The appraisal of one government in one year. */
public class Appraisal {

    @AggregateIdentifier
    private String stream;

    private SelfEvaluationSubmitted selfEvaluation;
    private GovernmentAppraised appraised;

    Appraisal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitSelfEvaluation command, OrganizationRegister register, Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("政府机构代码", command.government()),
                present("自评得分", command.scores()),
                present("自评报告", command.report()),
                present("提交日期", command.submittedOn()),
                () -> impossible(command.scores()),
                notInFuture("提交日期", command.submittedOn(), clock),
                () -> noOffice(command.government(), register));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var event = new SelfEvaluationSubmitted(
                command.government(),
                command.year(),
                command.scores(),
                total(command.scores()),
                command.report(),
                command.submittedOn());
        if (event.equals(selfEvaluation)) {
            return Outcome.unchanged(command.government());
        }
        if (selfEvaluation != null) {
            return Outcome.refused(Reason.CONFLICTING_RECORD, "%d年自评已提交，内容与本次不同".formatted(command.year()));
        }
        apply(event);
        return Outcome.accepted(command.government());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppraiseGovernment command, OrganizationRegister register, Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("政府机构代码", command.government()),
                present("评价机构代码", command.office()),
                present("评价得分", command.scores()),
                present("评价日期", command.appraisedOn()),
                () -> impossible(command.scores()),
                () -> refuseIf(selfEvaluation == null, Reason.WRONG_STATE, "%d年尚未提交自评".formatted(command.year())),
                () -> notBefore("评价日期", command.appraisedOn(), "自评日期", selfEvaluation.happenedOn())
                        .get(),
                notInFuture("评价日期", command.appraisedOn(), clock),
                () -> noOffice(command.office(), register),
                () -> noSuperior(command.office(), command.government(), register));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var event = new GovernmentAppraised(
                command.government(),
                command.year(),
                command.office(),
                command.scores(),
                total(command.scores()),
                command.comments(),
                command.appraisedOn());
        if (event.equals(appraised)) {
            return Outcome.unchanged(command.government());
        }
        if (appraised != null) {
            return Outcome.refused(Reason.CONFLICTING_RECORD, "%d年评价已作出，内容与本次不同".formatted(command.year()));
        }
        apply(event);
        return Outcome.accepted(command.government());
    }

    private static BigDecimal total(List<IndicatorScore> scores) {
        return scores.stream().map(IndicatorScore::score).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Outcome> impossible(List<IndicatorScore> scores) {
        return refuseIf(!scores.stream().allMatch(IndicatorScore::isPossible), Reason.INVALID, "每项指标应有名称，得分应在0与满分之间");
    }

    private static Optional<Outcome> noOffice(String code, OrganizationRegister register) {
        return firstRefusal(
                () -> refuseIf(register.find(code).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "机构%s未登记".formatted(code)),
                () -> refuseIf(
                        register.find(code).orElseThrow().kind().isSchool(),
                        Reason.INVALID,
                        "%s是学校，履职评价的双方都是机构".formatted(code)));
    }

    private static Optional<Outcome> noSuperior(String office, String government, OrganizationRegister register) {
        return refuseIf(
                register.find(government)
                        .filter(appraised ->
                                register.isAbove(register.find(office).orElseThrow(), appraised))
                        .isEmpty(),
                Reason.NOT_PERMITTED,
                "评价由上级机构作出，%s不是%s的上级".formatted(office, government));
    }

    @EventSourcingHandler
    void on(SelfEvaluationSubmitted event) {
        stream = "appraisal:" + event.government() + "/" + event.year();
        selfEvaluation = event;
    }

    @EventSourcingHandler
    void on(GovernmentAppraised event) {
        appraised = event;
    }
}
