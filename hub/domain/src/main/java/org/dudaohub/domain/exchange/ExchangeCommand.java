package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ExchangeCommand extends Command permits ConcludeAgreement {}
