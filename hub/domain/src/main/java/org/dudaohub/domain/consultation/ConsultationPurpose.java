package org.dudaohub.domain.consultation;

import org.dudaohub.domain.Labelled;

/** What a result of supervision is looked up for. */
public enum ConsultationPurpose implements Labelled {
    AWARD("评优评先"),
    APPOINTMENT("干部任免"),
    ASSESSMENT("年度考核"),
    RESOURCES("资源配置");

    private final String label;

    ConsultationPurpose(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
