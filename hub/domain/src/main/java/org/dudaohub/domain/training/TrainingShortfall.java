package org.dudaohub.domain.training;

import org.dudaohub.domain.Labelled;

/** Which of the rules on training was missed. */
public enum TrainingShortfall implements Labelled {
    /** Fewer hours in the year than the rules ask for. */
    HOURS("年度学时不足"),
    /** A full-time inspector without a course of the city in the year. */
    CITY("未参加年度市级培训"),
    /** A full-time inspector without a course of the province for too long. */
    PROVINCE("未按期参加省级培训");

    private final String label;

    TrainingShortfall(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
