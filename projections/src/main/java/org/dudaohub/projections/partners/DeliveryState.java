package org.dudaohub.projections.partners;

/** How it stands with a delivery. */
public enum DeliveryState {
    MADE("已送达"),
    FAILED("失败"),
    REQUEUED("待重发");

    private final String label;

    DeliveryState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
