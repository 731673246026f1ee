package org.dudaohub.domain.consultation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.consultation.ConsultationEvent.ResultConsulted;
import org.dudaohub.domain.consultation.ConsultationEvent.ResultUsed;
import org.dudaohub.domain.organization.OrganizationRegister;

/** One look at a school's supervision file before a decision, and what came of it. */
public class Consultation {

    @AggregateIdentifier
    private String stream;

    private ResultConsulted consulted;
    private ResultUsed used;

    Consultation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ConsultResult command, OrganizationRegister register, Clock clock) {
        var event = new ResultConsulted(
                command.consultation(),
                command.school(),
                command.department(),
                command.purpose(),
                command.matter(),
                command.opinion(),
                command.consultedOn());
        return firstRefusal(
                        () -> repeated("结果查阅", command.consultation(), consulted, event),
                        present("查阅编号", command.consultation()),
                        present("学校标识码", command.school()),
                        present("查阅部门", command.department()),
                        present("用途", command.purpose()),
                        present("拟办事项", command.matter()),
                        present("督导机构意见", command.opinion()),
                        present("查阅日期", command.consultedOn()),
                        notInFuture("查阅日期", command.consultedOn(), clock),
                        // The file of a closed school is still read, about those who led it.
                        () -> refuseIf(
                                register.find(command.school())
                                        .filter(entry -> entry.kind().isSchool())
                                        .isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.consultation());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordUseOfResult command, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(
                                consulted == null, Reason.UNKNOWN_CASE, "没有结果查阅%s".formatted(command.consultation())),
                        present("决定", command.decision()),
                        present("决定日期", command.decidedOn()))
                .orElseGet(() -> {
                    var event = new ResultUsed(
                            command.consultation(),
                            consulted.school(),
                            command.followed(),
                            command.decision(),
                            command.decidedOn());
                    return firstRefusal(
                                    () -> repeated("结果运用", command.consultation(), used, event),
                                    notBefore("决定日期", command.decidedOn(), "查阅日期", consulted.happenedOn()),
                                    notInFuture("决定日期", command.decidedOn(), clock))
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.consultation());
                            });
                });
    }

    @EventSourcingHandler
    void on(ResultConsulted event) {
        stream = "consultation:" + event.consultation();
        consulted = event;
    }

    @EventSourcingHandler
    void on(ResultUsed event) {
        used = event;
    }
}
