package org.dudaohub.domain.resource;

/** What supervision spends money on (seed 000 §11). */
public enum ExpenseKind {
    COMMUNICATION("通信费"),
    TRANSPORT("交通费"),
    BOARD("食宿费"),
    LABOUR("劳务费"),
    TRAINING("培训费"),
    EQUIPMENT("设备购置费"),
    OTHER("其他");

    private final String label;

    ExpenseKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
