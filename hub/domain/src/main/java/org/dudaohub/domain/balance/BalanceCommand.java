package org.dudaohub.domain.balance;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface BalanceCommand extends Command permits TakeIndicatorSnapshot {}
