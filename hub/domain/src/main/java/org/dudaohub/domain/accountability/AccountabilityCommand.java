package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface AccountabilityCommand extends Command permits HoldInterview {}
