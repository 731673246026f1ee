package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * The nine fields of Form 2 整改回访记录表 (seed 004, annex 2).
 *
 * @param unit 回访单位
 * @param date 日期, the day of the revisit
 * @param inspectors 回访人员, names
 * @param matter 回访事项
 * @param progress 整改情况
 * @param goodPractice 经验做法, may be empty
 * @param remaining 未整改事项; empty means that all is rectified and closes the case
 * @param nextSteps 下一步工作要求, may be empty
 * @param remarks 备注, may be empty
 */
public record RevisitForm(
        @Required @Wording("回访单位") String unit,
        @Required @Wording("日期") LocalDate date,
        @Required @Wording("回访人员") List<String> inspectors,
        @Required @Wording("回访事项") String matter,
        @Required @Wording("整改情况") String progress,
        @Wording("经验做法") String goodPractice,
        @Wording("未整改事项") String remaining,
        @Wording("下一步工作要求") String nextSteps,
        @Wording("备注") String remarks) {

    /** What a form leaves out is empty text, never null. */
    public RevisitForm {
        inspectors = inspectors == null ? List.of() : List.copyOf(inspectors);
        goodPractice = Objects.requireNonNullElse(goodPractice, "");
        remaining = Objects.requireNonNullElse(remaining, "");
        nextSteps = Objects.requireNonNullElse(nextSteps, "");
        remarks = Objects.requireNonNullElse(remarks, "");
    }

    public boolean findsAllRectified() {
        return remaining.isBlank();
    }
}
