package org.dudaohub.domain.rating;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface RatingCommand extends Command permits RateDemonstration, ScoreAnnualAssessment {}
