package org.dudaohub.domain.training;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface TrainingCommand extends Command permits RecordTraining, DeclareTrainingOverdue {}
