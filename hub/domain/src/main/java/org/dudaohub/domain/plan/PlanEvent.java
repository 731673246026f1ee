package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to an office's plan. */
public sealed interface PlanEvent extends Event {

    String plan();

    @EventName("plan.AnnualPlanPublished")
    @Wording(value = "工作要点发布", sentence = "发布《{title}》")
    record AnnualPlanPublished(
            String plan, String office, int year, String title, List<PlannedTask> tasks, LocalDate happenedOn)
            implements PlanEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
