package org.dudaohub.domain.consultation;

/** What a result of supervision is looked up for. */
public enum ConsultationPurpose {
    AWARD("评优评先"),
    APPOINTMENT("干部任免"),
    ASSESSMENT("年度考核"),
    RESOURCES("资源配置");

    private final String label;

    ConsultationPurpose(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
