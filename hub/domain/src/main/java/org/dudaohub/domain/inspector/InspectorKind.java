package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Labelled;

/** In which capacity an inspector serves (督学管理暂行办法 2016). */
public enum InspectorKind implements Labelled {
    FULL_TIME("专职督学"),
    PART_TIME("兼职督学"),
    RESPONSIBLE("责任督学");

    private final String label;

    InspectorKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
