package org.dudaohub.domain.resource;

import org.dudaohub.domain.Labelled;

/** What supervision spends money on (seed 000 §11). */
public enum ExpenseKind implements Labelled {
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

    @Override
    public String label() {
        return label;
    }
}
