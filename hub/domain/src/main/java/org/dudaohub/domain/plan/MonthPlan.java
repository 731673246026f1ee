package org.dudaohub.domain.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
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
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.plan.PlanEvent.MonthPlanPublished;
import org.dudaohub.domain.rules.CalendarSpan;

/** An office's plan of a month 月度督导工作计划. */
public class MonthPlan {

    @AggregateIdentifier
    private String stream;

    private MonthPlanPublished published;

    MonthPlan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishMonthPlan command, OrganizationRegister register, Clock clock) {
        var event = new MonthPlanPublished(
                command.plan(),
                command.annualPlan(),
                command.office(),
                command.month(),
                command.title(),
                command.tasks(),
                command.publishedOn());
        return firstRefusal(
                        () -> repeated("月度计划", command.plan(), published, event),
                        present("计划编号", command.plan()),
                        present("机构代码", command.office()),
                        present("标题", command.title()),
                        present("任务", command.tasks()),
                        present("发布日期", command.publishedOn()),
                        () -> refuseIf(
                                CalendarSpan.month(command.month()).isEmpty(),
                                Reason.INVALID,
                                "月份“%s”应如2026-03".formatted(command.month())),
                        notInFuture("发布日期", command.publishedOn(), clock),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.plan());
                });
    }

    @EventSourcingHandler
    void on(MonthPlanPublished event) {
        stream = "month-plan:" + event.plan();
        published = event;
    }
}
