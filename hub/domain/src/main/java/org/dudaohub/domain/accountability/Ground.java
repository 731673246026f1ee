package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** Why someone may be held to account, in short (教育督导问责办法 2021). */
public enum Ground implements Labelled {
    RECTIFICATION_FAILED("整改不力"),
    RECTIFICATION_OVERDUE("逾期未整改"),
    DUTIES_NOT_MET("履行教育职责不到位"),
    TASKS_DELAYED("教育攻坚任务完成严重滞后"),
    IMPROPER_CONDUCT("办学行为不规范"),
    QUALITY_DECLINED("教育教学质量下降"),
    SAFETY("安全问题较多"),
    OBSTRUCTION("拒不接受教育督导");

    private final String label;

    Ground(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
