package org.dudaohub.server.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.plan.PlanProgress.Month;
import org.dudaohub.server.plan.PlanProgress.State;
import org.dudaohub.server.plan.PlanProgress.Task;
import org.springframework.stereotype.Component;

/** Gathers the tasks of a plan: a year's plan has those of its months too. */
@Component
public class PlansProgress {

    private final DossierQuery dossiers;
    private final RegisterQuery register;
    private final Clock clock;

    PlansProgress(DossierQuery dossiers, RegisterQuery register, Clock clock) {
        this.dossiers = dossiers;
        this.register = register;
        this.clock = clock;
    }

    /** @param plan number of a year's or a month's plan */
    public PlanProgress of(String plan) {
        List<String> plans = new ArrayList<>(List.of(plan));
        with("annualPlan", plan).stream().map(Dossier::caseId).forEach(plans::add);
        List<Dossier> found = plans.stream()
                .flatMap(each -> with("plan", each).stream())
                .filter(dossier -> dossier.fields().containsKey("task"))
                .toList();
        Map<String, String> names = register.names(
                found.stream().map(Dossier::organization).distinct().toList());
        List<Task> tasks = found.stream()
                .map(dossier -> task(dossier, names))
                .sorted(Comparator.comparing(Task::plannedOn).thenComparing(Task::id))
                .toList();
        Map<String, List<Task>> byMonth =
                tasks.stream().collect(Collectors.groupingBy(Task::month, TreeMap::new, Collectors.toList()));
        return new PlanProgress(
                byMonth.entrySet().stream()
                        .map(month -> Month.of(month.getKey(), month.getValue()))
                        .toList(),
                tasks);
    }

    private Task task(Dossier dossier, Map<String, String> names) {
        Map<String, String> fields = dossier.fields();
        State state = state(fields);
        String plannedOn = fields.get("plannedOn");
        return new Task(
                dossier.caseId(),
                dossier.id(),
                dossier.organization(),
                names.getOrDefault(dossier.organization(), dossier.organization()),
                fields.get("kind"),
                fields.get("matter"),
                plannedOn,
                state,
                state == State.OPEN && LocalDate.parse(plannedOn).isBefore(LocalDate.now(clock)));
    }

    /** What ends a task leaves a field of its own. */
    private static State state(Map<String, String> fields) {
        if (fields.containsKey("visit")) {
            return State.DONE;
        }
        if (fields.containsKey("reason")) {
            return State.CANCELLED;
        }
        return fields.containsKey("into") ? State.MERGED : State.OPEN;
    }

    private List<Dossier> with(String field, String value) {
        List<Dossier> found = new ArrayList<>();
        Page.forEach(paging -> dossiers.withField("plan", field, value, paging), found::add);
        return found;
    }
}
