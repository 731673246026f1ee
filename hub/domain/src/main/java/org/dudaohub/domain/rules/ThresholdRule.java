package org.dudaohub.domain.rules;

/** The figures of 优质均衡 that a rule profile sets (教督〔2017〕6号), the first of each pair for primary, the second for junior schools. */
public enum ThresholdRule {
    HIGHLY_EDUCATED_TEACHERS_PRIMARY,
    HIGHLY_EDUCATED_TEACHERS_JUNIOR,
    BACKBONE_TEACHERS_PRIMARY,
    BACKBONE_TEACHERS_JUNIOR,
    SPORT_ART_TEACHERS_PRIMARY,
    SPORT_ART_TEACHERS_JUNIOR,
    TEACHING_ROOMS_PRIMARY,
    TEACHING_ROOMS_JUNIOR,
    SPORTS_GROUNDS_PRIMARY,
    SPORTS_GROUNDS_JUNIOR,
    EQUIPMENT_PRIMARY,
    EQUIPMENT_JUNIOR,
    MULTIMEDIA_PRIMARY,
    MULTIMEDIA_JUNIOR,
    /** Coefficient of variation of an indicator over a county's schools, at most. */
    VARIATION_PRIMARY,
    VARIATION_JUNIOR,
    /** How many of the seven indicators a school has to meet. */
    INDICATORS_TO_MEET,
    /** The share of the requirement that it has to reach in the rest. */
    LEAST_SHARE,
    /** A teaching point with fewer pupils is left out. */
    TEACHING_POINT_PUPILS
}
