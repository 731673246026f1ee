package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Labelled;

/** Why a comprehensive inspection is held (seed 000 §2, §4; 教育督导条例 §14). */
public enum Occasion implements Labelled {
    YEARLY("年度安排"),
    CYCLE("三至五年一轮"),
    TERM_END("校（园）长任期届满"),
    PRIVATE_SCHOOL("民办学校全方位督导");

    private final String label;

    Occasion(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
