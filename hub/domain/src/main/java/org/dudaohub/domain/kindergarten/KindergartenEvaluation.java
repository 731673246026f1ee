package org.dudaohub.domain.kindergarten;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.kindergarten.KindergartenEvent.KindergartenEvaluated;
import org.dudaohub.domain.kindergarten.KindergartenEvent.KindergartenSelfChecked;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;

/** The evaluation of one kindergarten in one year. */
public class KindergartenEvaluation {

    @AggregateIdentifier
    private String stream;

    private KindergartenSelfChecked selfCheck;
    private KindergartenEvaluated evaluated;

    KindergartenEvaluation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitKindergartenSelfCheck command, OrganizationRegister register, Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("幼儿园标识码", command.school()),
                present("自查得分", command.scores()),
                present("自查报告", command.report()),
                present("提交日期", command.submittedOn()),
                () -> impossible(command.scores()),
                notInFuture("提交日期", command.submittedOn(), clock),
                () -> refuseIf(
                        register.find(command.school())
                                .filter(entry -> entry.kind() == OrganizationKind.KINDERGARTEN)
                                .isEmpty(),
                        Reason.UNKNOWN_ORGANIZATION,
                        "幼儿园%s未登记".formatted(command.school())));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var event = new KindergartenSelfChecked(
                command.school(),
                command.year(),
                command.scores(),
                command.scores().overall(),
                command.report(),
                command.submittedOn());
        if (event.equals(selfCheck)) {
            return Outcome.unchanged(command.school());
        }
        if (selfCheck != null) {
            return Outcome.refused(Reason.CONFLICTING_RECORD, "%d年自查已提交，内容与本次不同".formatted(command.year()));
        }
        apply(event);
        return Outcome.accepted(command.school());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(EvaluateKindergarten command, InspectorRegister inspectors, Clock clock) {
        Optional<Outcome> refusal = firstRefusal(
                present("幼儿园标识码", command.school()),
                present("评估人员", command.inspectors()),
                present("评估得分", command.scores()),
                present("评估日期", command.evaluatedOn()),
                () -> impossible(command.scores()),
                () -> refuseIf(selfCheck == null, Reason.WRONG_STATE, "%d年尚未提交自查".formatted(command.year())),
                () -> notBefore("评估日期", command.evaluatedOn(), "自查日期", selfCheck.happenedOn())
                        .get(),
                notInFuture("评估日期", command.evaluatedOn(), clock));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var event = new KindergartenEvaluated(
                command.school(),
                command.year(),
                command.inspectors(),
                command.scores(),
                command.scores().overall(),
                command.shortcomings(),
                command.evaluatedOn());
        if (event.equals(evaluated)) {
            return Outcome.unchanged(command.school());
        }
        if (evaluated != null) {
            return Outcome.refused(Reason.CONFLICTING_RECORD, "%d年评估已作出，内容与本次不同".formatted(command.year()));
        }
        return inspectors
                .mayTakePart(command.inspectors(), command.school(), command.evaluatedOn())
                .get()
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.school());
                });
    }

    private static Optional<Outcome> impossible(ConductScores scores) {
        return refuseIf(!scores.arePossible(), Reason.INVALID, "各项得分应在0与100之间");
    }

    @EventSourcingHandler
    void on(KindergartenSelfChecked event) {
        stream = "kindergarten:" + event.school() + "/" + event.year();
        selfCheck = event;
    }

    @EventSourcingHandler
    void on(KindergartenEvaluated event) {
        evaluated = event;
    }
}
