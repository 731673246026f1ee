package org.dudaohub.domain.rules;

/** From which day the period for the opinion 督导意见书 counts. */
public enum OpinionStart {
    /** The day of the feedback. */
    FEEDBACK,
    /** The last day on site. */
    END
}
