package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Labelled;

/** Why an inspector keeps away from a school (教育督导条例, 督学管理暂行办法). */
public enum RecusalGround implements Labelled {
    RELATIVE("近亲属在该校任职或就读"),
    FORMER_POST("曾在该校任职"),
    INTEREST("有利害关系"),
    OTHER("其他可能影响公正的情形");

    private final String label;

    RecusalGround(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
