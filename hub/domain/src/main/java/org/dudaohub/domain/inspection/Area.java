package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Labelled;

/** What a comprehensive inspection looks at, all of it; a special one at some (seed 000 §4). */
public enum Area implements Labelled {
    PARTY_BUILDING("党建及党建带团建队建"),
    TEACHING("教育教学"),
    RESEARCH("科学研究"),
    ETHICS("师德师风"),
    RESOURCES("资源配置"),
    FEES("教育收费"),
    SAFETY("安全稳定");

    private final String label;

    Area(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
