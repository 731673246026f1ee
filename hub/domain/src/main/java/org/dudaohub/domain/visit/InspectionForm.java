package org.dudaohub.domain.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.supervision.SupervisionItem;

/**
 * The nine fields of Form 1 督导检查记录表 (seed 004, annex 1).
 *
 * @param unit 被督导单位, the school's name as the inspector wrote it
 * @param date 日期, the day of the visit
 * @param inspectors 督导人员, names
 * @param item 督导事项
 * @param goodPractice 经验做法, may be empty
 * @param shortcomings 存在不足, empty where nothing was found
 * @param recommendation 整改建议, may be empty
 * @param deadline 整改期限; null leaves it to the rule profile
 * @param remarks 备注, may be empty
 */
public record InspectionForm(
        @Required @Wording("被督导单位") String unit,
        @Required @Wording("日期") LocalDate date,
        @Required @Wording("督导人员") List<String> inspectors,
        @Required @Wording("督导事项") SupervisionItem item,
        @Wording("经验做法") String goodPractice,
        @Wording("存在不足") String shortcomings,
        @Wording("整改建议") String recommendation,
        @Wording("整改期限") LocalDate deadline,
        @Wording("备注") String remarks) {

    /** What a form leaves out is empty text, never null; the deadline, the day and the item stay null for the checks. */
    public InspectionForm {
        inspectors = inspectors == null ? List.of() : List.copyOf(inspectors);
        goodPractice = Objects.requireNonNullElse(goodPractice, "");
        shortcomings = Objects.requireNonNullElse(shortcomings, "");
        recommendation = Objects.requireNonNullElse(recommendation, "");
        remarks = Objects.requireNonNullElse(remarks, "");
    }

    public boolean raisesFinding() {
        return !shortcomings.isBlank();
    }
}
