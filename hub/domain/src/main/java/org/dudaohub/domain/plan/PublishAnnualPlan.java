package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Publishes an office's plan of a year. */
public record PublishAnnualPlan(
        String plan, String office, int year, String title, List<PlannedTask> tasks, LocalDate publishedOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return "plan:" + plan;
    }
}
