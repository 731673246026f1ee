package org.dudaohub.domain.quality;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultOverdue;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultReceived;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultRectified;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultReminded;
import org.dudaohub.domain.rules.Deadline;

/** One result of quality monitoring. */
public class MonitoringResult {

    @AggregateIdentifier
    private String stream;

    private MonitoringResultReceived received;
    private Deadline deadline;
    private MonitoringResultRectified rectified;

    MonitoringResult() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReceiveMonitoringResult command, OrganizationRegister register, Clock clock) {
        var event = new MonitoringResultReceived(
                command.result(),
                command.unit(),
                command.body(),
                command.year(),
                command.subject(),
                command.problems(),
                command.responsible(),
                command.dueOn(),
                command.receivedOn());
        if (received != null) {
            return received.equals(event)
                    ? Outcome.unchanged(command.result())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "监测结果%s已登记，内容与本次不同".formatted(command.result()));
        }
        return firstRefusal(
                        present("监测结果编号", command.result()),
                        present("被监测机构代码", command.unit()),
                        present("监测机构", command.body()),
                        present("学科", command.subject()),
                        present("反馈问题", command.problems()),
                        present("整改责任人", command.responsible()),
                        present("整改期限", command.dueOn()),
                        present("收到日期", command.receivedOn()),
                        notInFuture("收到日期", command.receivedOn(), clock),
                        notBefore("整改期限", command.dueOn(), "收到日期", command.receivedOn()),
                        () -> refuseIf(
                                register.find(command.unit()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记".formatted(command.unit())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.result());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RectifyMonitoringResult command, Clock clock) {
        if (rectified != null
                && rectified.measures().equals(command.measures())
                && rectified.happenedOn().equals(command.rectifiedOn())) {
            return Outcome.unchanged(command.result());
        }
        return firstRefusal(
                        known(command.result()),
                        () -> refuseIf(rectified != null, Reason.WRONG_STATE, "该监测结果已整改"),
                        present("整改情况", command.measures()),
                        present("整改日期", command.rectifiedOn()),
                        () -> notBefore("整改日期", command.rectifiedOn(), "收到日期", received.happenedOn())
                                .get(),
                        notInFuture("整改日期", command.rectifiedOn(), clock))
                .orElseGet(() -> {
                    apply(new MonitoringResultRectified(
                            command.result(),
                            received.unit(),
                            command.measures(),
                            command.rectifiedOn().isAfter(received.dueOn()),
                            command.rectifiedOn()));
                    return Outcome.accepted(command.result());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CheckMonitoringDeadline command, Clock clock) {
        return known(command.result()).get().orElseGet(() -> {
            LocalDate today = LocalDate.now(clock);
            OptionalInt reminder = deadline.reminderDue(today);
            if (rectified != null || !deadline.isDueForWord(today)) {
                return Outcome.unchanged(command.result());
            }
            apply(
                    reminder.isPresent()
                            ? new MonitoringResultReminded(
                                    command.result(),
                                    received.unit(),
                                    received.responsible(),
                                    reminder.getAsInt(),
                                    deadline.end(),
                                    today)
                            : new MonitoringResultOverdue(
                                    command.result(),
                                    received.unit(),
                                    received.responsible(),
                                    deadline.end(),
                                    deadline.end().plusDays(1)));
            return Outcome.accepted(command.result());
        });
    }

    private Supplier<Optional<Outcome>> known(String result) {
        return () -> refuseIf(received == null, Reason.UNKNOWN_CASE, "没有监测结果%s".formatted(result));
    }

    @EventSourcingHandler
    void on(MonitoringResultReceived event) {
        stream = "quality:" + event.result();
        received = event;
        deadline = Deadline.on(event.dueOn());
    }

    @EventSourcingHandler
    void on(MonitoringResultRectified event) {
        rectified = event;
    }

    @EventSourcingHandler
    void on(MonitoringResultReminded event) {
        deadline = deadline.withReminder(event.daysBefore());
    }

    @EventSourcingHandler
    void on(MonitoringResultOverdue event) {
        deadline = deadline.asMissed();
    }
}
