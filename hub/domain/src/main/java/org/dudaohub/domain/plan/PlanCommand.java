package org.dudaohub.domain.plan;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface PlanCommand extends Command
        permits PublishAnnualPlan, PublishMonthPlan, AssignTask, MergeTask, CancelTask, CompleteTask {}
