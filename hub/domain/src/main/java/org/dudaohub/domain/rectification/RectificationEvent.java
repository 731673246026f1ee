package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/** What happens to a rectification case. */
public sealed interface RectificationEvent extends Event {

    /** The case's id. */
    String rectification();

    String school();

    @Override
    default String organization() {
        return school();
    }

    /**
     * @param visit the visit whose finding opened the case
     * @param deadline last day on which the school's report is in time
     * @param ruleProfile id of the rule profile under which the case was opened and stays
     */
    @EventName("rectification.RectificationOrdered")
    @Wording(value = "责令整改", sentence = "责令整改“{problem}”，期限{deadline}")
    record RectificationOrdered(
            String rectification,
            String school,
            @Wording("督导记录编号") String visit,
            @Wording("督导事项") SupervisionItem item,
            @Wording("问题等级") Grade grade,
            @Wording("问题") String problem,
            @Wording("整改要求") String requirement,
            @Wording("整改期限") LocalDate deadline,
            @Wording("规则") String ruleProfile,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /** The school says what it did. */
    @EventName("rectification.RectificationReported")
    @Wording(value = "整改报告", sentence = "报告整改情况：{measures}")
    record RectificationReported(String rectification, String school, String measures, LocalDate happenedOn)
            implements RectificationEvent {}

    @EventName("rectification.RevisitFormFiled")
    @Wording(value = "整改回访记录表", sentence = "填报整改回访记录表，整改情况：{form.progress}")
    record RevisitFormFiled(String rectification, String school, RevisitForm form, LocalDate happenedOn)
            implements RectificationEvent {}

    /** The case is closed. */
    @EventName("rectification.RectificationAccepted")
    @Wording(value = "整改办结", sentence = "整改到位，办结")
    record RectificationAccepted(String rectification, String school, LocalDate happenedOn)
            implements RectificationEvent {}

    /** The school has to go on until the new deadline. */
    @EventName("rectification.RectificationReturned")
    @Wording(value = "退回整改", sentence = "仍未整改：{remaining}，新期限{deadline}")
    record RectificationReturned(
            String rectification,
            String school,
            @Wording("未整改事项") String remaining,
            @Wording("整改期限") LocalDate deadline,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /** The deadline passed without the school's report; happened on the day after it. */
    @EventName("rectification.RectificationOverdue")
    @Wording(value = "整改逾期", sentence = "整改期限{deadline}已过，未报告整改情况")
    record RectificationOverdue(
            String rectification,
            String school,
            @Wording("整改期限") LocalDate deadline,
            LocalDate happenedOn) implements RectificationEvent {}
}
