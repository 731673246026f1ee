package org.dudaohub.domain.special;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface SpecialCommand extends Command permits OpenSpecialInspection, IssueSpecialReport {}
