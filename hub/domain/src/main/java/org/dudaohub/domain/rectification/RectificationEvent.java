package org.dudaohub.domain.rectification;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
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

    /** Files came to the case. */
    @EventName("rectification.EvidenceFiled")
    @Wording(value = "佐证材料", sentence = "提交佐证材料：{about}（{attachments}）")
    record EvidenceFiled(
            String rectification,
            String school,
            @Wording("材料说明") String about,
            @Wording("附件") List<Attachment> attachments,
            LocalDate happenedOn)
            implements RectificationEvent, Attaching {

        public EvidenceFiled {
            attachments = List.copyOf(attachments);
        }
    }

    @EventName("rectification.RevisitFormFiled")
    @Wording(value = "整改回访记录表", sentence = "填报整改回访记录表，整改情况：{form.progress}")
    record RevisitFormFiled(String rectification, String school, RevisitForm form, LocalDate happenedOn)
            implements RectificationEvent {}

    /** The case is closed. */
    @EventName("rectification.RectificationAccepted")
    @Wording(value = "整改办结", sentence = "整改到位，办结")
    record RectificationAccepted(String rectification, String school, LocalDate happenedOn)
            implements RectificationEvent {
        @Override
        public Set<String> settles() {
            return Set.of("remaining");
        }
    }

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

    /**
     * The opinion 督导意见书 because of which the case was opened: its result has to be published.
     *
     * @param inspection the inspection to which the opinion belongs
     * @param rectifyBy last day of the rectification itself; the order's deadline is that of the report on it
     */
    @EventName("rectification.OpinionCited")
    @Wording(value = "依据督导意见书", sentence = "依据{inspection}督导意见书，{rectifyBy}前整改到位")
    record OpinionCited(
            String rectification,
            String school,
            @Wording("督导编号") String inspection,
            @Wording("整改到位期限") LocalDate rectifyBy,
            LocalDate happenedOn)
            implements RectificationEvent {}

    @EventName("rectification.ExtensionRequested")
    @Wording(value = "申请延期", sentence = "申请延期至{until}：{grounds}")
    record ExtensionRequested(
            String rectification, String school, LocalDate until, String grounds, LocalDate happenedOn)
            implements RectificationEvent {}

    @EventName("rectification.RectificationExtended")
    @Wording(value = "同意延期", sentence = "整改期限延至{deadline}：{grounds}")
    record RectificationExtended(
            String rectification,
            String school,
            @Wording("整改期限") LocalDate deadline,
            String grounds,
            LocalDate happenedOn)
            implements RectificationEvent {}

    @EventName("rectification.ExtensionDeclined")
    @Wording(value = "不同意延期", sentence = "不同意延期：{grounds}")
    record ExtensionDeclined(String rectification, String school, String grounds, LocalDate happenedOn)
            implements RectificationEvent {}

    /** The case should not have been opened, and is closed. */
    @EventName("rectification.RectificationWithdrawn")
    @Wording(value = "撤销整改事项", sentence = "撤销整改事项：{grounds}")
    record RectificationWithdrawn(String rectification, String school, String grounds, LocalDate happenedOn)
            implements RectificationEvent {}

    /** What the order should have said; every component is as it holds from here on. */
    @EventName("rectification.RectificationCorrected")
    @Wording(value = "更正整改事项", sentence = "更正为“{problem}”，期限{deadline}：{grounds}")
    record RectificationCorrected(
            String rectification,
            String school,
            SupervisionItem item,
            Grade grade,
            @Wording("问题") String problem,
            @Wording("整改要求") String requirement,
            @Wording("整改期限") LocalDate deadline,
            String grounds,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /**
     * It was not overdue after all: the report had been made in time, or the deadline was wrong.
     *
     * @param rescindedDeadline the one that was not missed, which need not be the one that the school has now
     */
    @EventName("rectification.OverdueRescinded")
    @Wording(value = "撤销逾期认定", sentence = "撤销逾期认定（期限{rescindedDeadline}）：{grounds}")
    record OverdueRescinded(
            String rectification,
            String school,
            @Wording("原认定期限") @JsonAlias("deadline") LocalDate rescindedDeadline,
            String grounds,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /** @param remaining what is not rectified, empty where it is passed */
    @EventName("rectification.ReinspectionCompleted")
    @Wording(value = "回头看", sentence = "{inspectors}回头看，整改情况：{progress}")
    record ReinspectionCompleted(
            String rectification,
            String school,
            List<String> inspectors,
            String progress,
            String remaining,
            @Wording("是否通过") boolean passed,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /** @param daysBefore 7, 3 or 1 */
    @EventName("rectification.DeadlineReminded")
    @Wording(value = "整改期限提醒", sentence = "整改期限{deadline}将至（提前{daysBefore}日提醒）")
    record DeadlineReminded(
            String rectification,
            String school,
            @Wording("提前天数") int daysBefore,
            @Wording("整改期限") LocalDate deadline,
            LocalDate happenedOn)
            implements RectificationEvent {}

    /**
     * The school's report waited longer for its re-inspection than the rules allow; happened on the day after.
     *
     * @param reinspectBy last day on which the office would have been in time
     */
    @EventName("rectification.ReinspectionOverdue")
    @Wording(value = "回头看逾期", sentence = "应于{reinspectBy}前回头看，逾期未开展")
    record ReinspectionOverdue(
            String rectification,
            String school,
            @Wording("应回头看日期") @JsonAlias("deadline") LocalDate reinspectBy,
            LocalDate happenedOn)
            implements RectificationEvent {}
}
