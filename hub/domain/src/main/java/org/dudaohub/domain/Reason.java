package org.dudaohub.domain;

/** Why a command was refused. The names are part of the API and of result files: add, never rename. */
public enum Reason {
    /** A field that must be there is not. */
    MISSING,
    /** A field is there but says something that cannot be. */
    INVALID,
    /** The organisation's code is not in the register. */
    UNKNOWN_ORGANIZATION,
    /** The inspector's number is not in the register, or the inspector does not serve on that day. */
    UNKNOWN_INSPECTOR,
    /** The case is not known here. */
    UNKNOWN_CASE,
    /** The same id was used before for something else. */
    CONFLICTING_RECORD,
    /** A limit that the rules set is reached. */
    LIMIT_REACHED,
    /** A day lies after today, or before the day that it must follow. */
    DATE_OUT_OF_ORDER,
    /** The case is not in a state in which this can be done. */
    WRONG_STATE,
    /** Whoever asks may not do this. */
    NOT_PERMITTED,
    /** A number that the rules ask for, such as the size of a team, is not reached. */
    TOO_FEW,
    /** The period in which this could be done is over. */
    TOO_LATE,
    /** The inspector has to stand back from this unit. */
    RECUSED
}
