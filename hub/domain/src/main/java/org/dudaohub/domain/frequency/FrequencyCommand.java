package org.dudaohub.domain.frequency;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface FrequencyCommand extends Command permits ReviewVisitQuota, ReviewCycle {}
