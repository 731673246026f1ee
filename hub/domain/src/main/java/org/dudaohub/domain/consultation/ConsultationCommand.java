package org.dudaohub.domain.consultation;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ConsultationCommand extends Command permits ConsultResult, RecordUseOfResult {}
