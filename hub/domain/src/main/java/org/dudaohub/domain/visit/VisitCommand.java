package org.dudaohub.domain.visit;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface VisitCommand extends Command permits FileInspectionForm, FileFormScan {}
