package org.dudaohub.domain.rules;

/** The counts that a rule profile sets. */
public enum NumberRule {
    /** Regular visits that a school gets in a term at least (教育督导条例). */
    VISITS_PER_TERM,
    /** Inspections and checks that a school gets in a month at most. */
    INSPECTIONS_PER_MONTH,
    /** Schools for which one responsible inspector answers at most. */
    SCHOOLS_PER_INSPECTOR,
    /** Pupils from which a school has an inspector of its own. */
    LARGE_SCHOOL_PUPILS,
    /** Inspectors in a team at least. */
    TEAM_SIZE,
    /** Inspectors on one visit at least. */
    INSPECTORS_PER_VISIT,
    /** Years of work that somebody nominated as an inspector has at least (教育督导条例). */
    WORK_YEARS,
    /** Hours of training that an inspector has in a year at least (督学管理暂行办法). */
    TRAINING_HOURS_PER_YEAR,
    /** Terms that a part-time inspector serves at most. */
    TERMS,
    /** Days before the end of a month, or of a year, from which the report on it is filed. */
    MONTHLY_REPORT_AHEAD,
    ANNUAL_REPORT_AHEAD,
    /** Bulletins that a county sends in a month at least. */
    BULLETINS_PER_MONTH,
    /** Bulletins that a city sends in a year at least. */
    BULLETINS_PER_YEAR
}
