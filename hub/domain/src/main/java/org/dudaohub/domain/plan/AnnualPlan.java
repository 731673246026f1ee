package org.dudaohub.domain.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.plan.PlanEvent.AnnualPlanPublished;

/** An office's plan of a year 年度工作要点. */
public class AnnualPlan {

    @AggregateIdentifier
    private String stream;

    private AnnualPlanPublished published;

    AnnualPlan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishAnnualPlan command, OrganizationRegister register, Clock clock) {
        var event = new AnnualPlanPublished(
                command.plan(),
                command.office(),
                command.year(),
                command.title(),
                command.tasks(),
                command.publishedOn());
        if (published != null) {
            return published.equals(event)
                    ? Outcome.unchanged(command.plan())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "计划%s已发布，内容与本次不同".formatted(command.plan()));
        }
        return firstRefusal(
                        present("计划编号", command.plan()),
                        present("机构代码", command.office()),
                        present("标题", command.title()),
                        present("任务", command.tasks()),
                        present("发布日期", command.publishedOn()),
                        () -> incompleteOrRepeated(command.tasks()),
                        () -> refuseIf(
                                command.year() < 2000 || command.year() > 2100,
                                Reason.INVALID,
                                "年度%d不合理".formatted(command.year())),
                        notInFuture("发布日期", command.publishedOn(), clock),
                        () -> refuseIf(
                                register.find(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记".formatted(command.office())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.plan());
                });
    }

    private static Optional<Outcome> incompleteOrRepeated(List<PlannedTask> tasks) {
        Set<Integer> numbers = new HashSet<>();
        for (PlannedTask task : tasks) {
            if (!task.isComplete()) {
                return Optional.of(Outcome.refused(Reason.MISSING, "序号%d的任务未写全主题、内容、月份和责任单位".formatted(task.number())));
            }
            if (!numbers.add(task.number())) {
                return Optional.of(Outcome.refused(Reason.INVALID, "序号%d在计划中出现了两次".formatted(task.number())));
            }
        }
        return Optional.empty();
    }

    @EventSourcingHandler
    void on(AnnualPlanPublished event) {
        stream = "plan:" + event.plan();
        published = event;
    }
}
