package org.dudaohub.domain.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.plan.PlanEvent.FrequencyCapExceeded;
import org.dudaohub.domain.plan.PlanEvent.TaskAssigned;
import org.dudaohub.domain.plan.PlanEvent.TaskCancelled;
import org.dudaohub.domain.plan.PlanEvent.TaskCompleted;
import org.dudaohub.domain.plan.PlanEvent.TaskMerged;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** What is planned at one school in one month; together it must not burden the school too much (seed 000 §6). */
public class SchoolMonth {

    @AggregateIdentifier
    private String stream;

    private final Map<String, TaskAssigned> tasks = new HashMap<>();
    /** What became of a task: merged, cancelled or completed. */
    private final Map<String, Event> endings = new HashMap<>();

    SchoolMonth() {}

    static String streamOf(String school, String month) {
        return "school-month:" + school + ":" + month;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            AssignTask command,
            OrganizationRegister register,
            InspectorRegister inspectorRegister,
            RuleBook rules,
            Clock clock) {
        List<String> inspectors = Objects.requireNonNullElse(command.inspectors(), List.of());
        Optional<Outcome> refusal = firstRefusal(
                present("任务编号", command.task()),
                present("学校标识码", command.school()),
                present("任务类别", command.kind()),
                present("督导事项", command.matter()),
                present("计划日期", command.plannedOn()),
                present("分配日期", command.assignedOn()),
                () -> command.kind() == TaskKind.SECTION_CHECK
                        ? present("检查科室", command.section()).get()
                        : present("督学编号", inspectors).get(),
                notInFuture("分配日期", command.assignedOn(), clock),
                () -> notBefore("计划日期", command.plannedOn(), "分配日期", command.assignedOn())
                        .get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var event = new TaskAssigned(
                command.task(),
                command.plan(),
                command.school(),
                YearMonth.from(command.plannedOn()).toString(),
                command.kind(),
                command.matter(),
                inspectors,
                command.section(),
                command.plannedOn(),
                command.exception(),
                command.assignedOn());
        return firstRefusal(
                        () -> repeated("任务", command.task(), tasks.get(command.task()), event),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())),
                        inspectorRegister.mayInspect(inspectors, command.school(), command.plannedOn()))
                .orElseGet(() -> assign(event, register, rules));
    }

    private Outcome assign(TaskAssigned event, OrganizationRegister register, RuleBook rules) {
        RuleProfile profile =
                rules.profileFor(register.find(event.school()).orElseThrow().division(), event.plannedOn());
        int cap = profile.number(NumberRule.INSPECTIONS_PER_MONTH);
        int count = visitsToSchool() + 1;
        boolean above = count > cap;
        if (above && (event.exception() == null || event.exception().isBlank())) {
            return Outcome.refused(
                    Reason.LIMIT_REACHED,
                    "%s该校已安排%d次，每月不超过%d次；请与已有任务合并，或说明超频事由".formatted(event.month(), count - 1, cap));
        }
        apply(event);
        if (above) {
            apply(new FrequencyCapExceeded(
                    event.school(),
                    event.month(),
                    event.task(),
                    count,
                    cap,
                    event.exception(),
                    profile.id(),
                    event.happenedOn()));
        }
        return Outcome.accepted(event.task());
    }

    /** Merged tasks share a visit, cancelled ones need none. */
    private int visitsToSchool() {
        return (int) tasks.keySet().stream()
                .map(endings::get)
                .filter(ending -> !(ending instanceof TaskMerged || ending instanceof TaskCancelled))
                .count();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(MergeTask command, Clock clock) {
        return end(
                command.task(),
                new TaskMerged(command.task(), command.school(), command.month(), command.into(), command.mergedOn()),
                "合并日期",
                clock,
                present("并入任务编号", command.into()),
                () -> refuseIf(command.task().equals(command.into()), Reason.INVALID, "任务不能与自身合并"),
                () -> refuseIf(
                        !tasks.containsKey(command.into()),
                        Reason.UNKNOWN_CASE,
                        "该校该月没有任务%s".formatted(command.into())),
                () -> refuseIf(
                        endings.containsKey(command.into()),
                        Reason.WRONG_STATE,
                        "任务%s已办结、取消或合并".formatted(command.into())),
                () -> carriesNoOther(command.task()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CancelTask command, Clock clock) {
        return end(
                command.task(),
                new TaskCancelled(
                        command.task(), command.school(), command.month(), command.reason(), command.cancelledOn()),
                "取消日期",
                clock,
                present("取消原因", command.reason()),
                () -> carriesNoOther(command.task()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            CompleteTask command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            InspectorRegister inspectors,
            Clock clock) {
        return inspectors
                .ownCase(sender, inspectorsOf(command.task()))
                .get()
                .orElseGet(() -> end(
                        command.task(),
                        new TaskCompleted(
                                command.task(),
                                command.school(),
                                command.month(),
                                command.visit(),
                                command.completedOn()),
                        "完成日期",
                        clock));
    }

    /** Those of a task that was merged into it come along on its visit. A section's check has none. */
    private Set<String> inspectorsOf(String task) {
        return tasks.values().stream()
                .filter(assigned -> assigned.task().equals(task) || mergedInto(task, endings.get(assigned.task())))
                .flatMap(assigned -> assigned.inspectors().stream())
                .collect(Collectors.toSet());
    }

    private static boolean mergedInto(String task, Event ending) {
        return ending instanceof TaskMerged merged && merged.into().equals(task);
    }

    private Optional<Outcome> carriesNoOther(String task) {
        return refuseIf(
                endings.values().stream().anyMatch(ending -> mergedInto(task, ending)),
                Reason.WRONG_STATE,
                "已有任务并入%s".formatted(task));
    }

    @SafeVarargs
    private Outcome end(
            String task, PlanEvent ending, String dayName, Clock clock, Supplier<Optional<Outcome>>... checks) {
        if (ending.equals(endings.get(task))) {
            return Outcome.unchanged(task);
        }
        return firstRefusal(
                        () -> refuseIf(!tasks.containsKey(task), Reason.UNKNOWN_CASE, "该校该月没有任务%s".formatted(task)),
                        () -> refuseIf(endings.containsKey(task), Reason.WRONG_STATE, "任务%s已办结、取消或合并".formatted(task)),
                        () -> firstRefusal(checks),
                        present(dayName, ending.happenedOn()),
                        () -> notBefore(
                                        dayName,
                                        ending.happenedOn(),
                                        "分配日期",
                                        tasks.get(task).happenedOn())
                                .get(),
                        () -> notInFuture(dayName, ending.happenedOn(), clock).get())
                .orElseGet(() -> {
                    apply(ending);
                    return Outcome.accepted(task);
                });
    }

    @EventSourcingHandler
    void on(TaskAssigned event) {
        stream = streamOf(event.school(), event.month());
        tasks.put(event.task(), event);
    }

    @EventSourcingHandler
    void on(TaskMerged event) {
        endings.put(event.task(), event);
    }

    @EventSourcingHandler
    void on(TaskCancelled event) {
        endings.put(event.task(), event);
    }

    @EventSourcingHandler
    void on(TaskCompleted event) {
        endings.put(event.task(), event);
    }
}
