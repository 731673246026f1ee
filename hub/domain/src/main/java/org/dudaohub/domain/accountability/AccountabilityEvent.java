package org.dudaohub.domain.accountability;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens when a unit, or someone in it, is held to account. */
public sealed interface AccountabilityEvent extends Event {

    /** Code of the unit. */
    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("accountability.InterviewHeld")
    @Wording(value = "约谈", sentence = "{interviewer}约谈{interviewee}：{matters}")
    record InterviewHeld(
            String interview,
            String school,
            String rectification,
            String interviewee,
            String interviewer,
            String matters,
            String commitments,
            LocalDate happenedOn)
            implements AccountabilityEvent {}

    /** @param superior code of the office with which the record is filed 备案 */
    @EventName("accountability.InterviewRecordFiled")
    @Wording(value = "约谈记录备案", sentence = "约谈记录报{superior}备案")
    record InterviewRecordFiled(
            String interview, String school, String rectification, String superior, LocalDate happenedOn)
            implements AccountabilityEvent {}

    @EventName("accountability.CircularIssued")
    @Wording(value = "督导通报", sentence = "向{recipient}通报：{content}")
    record CircularIssued(
            String circular,
            String school,
            String rectification,
            String recipient,
            String content,
            LocalDate happenedOn)
            implements AccountabilityEvent {}

    @EventName("accountability.AccountabilityRecommended")
    @Wording(value = "问责建议", sentence = "向{addressee}建议：{advice}")
    record AccountabilityRecommended(
            String rectification,
            String school,
            String addressee,
            List<Advice> advice,
            @Wording("建议理由") @JsonAlias("reasons") String adviceReasons,
            LocalDate happenedOn)
            implements AccountabilityEvent {}

    /**
     * @param deadline last day on which the facts are notified in time
     * @param ruleProfile id of the rule profile under which the case was opened and stays
     */
    @EventName("accountability.FactFindingOpened")
    @Wording(value = "启动问责调查认定", sentence = "因{ground}启动问责调查认定，期限{deadline}")
    record FactFindingOpened(
            String accountability,
            String school,
            Target target,
            String person,
            Ground ground,
            @Wording("问责线索") @JsonAlias("basis") String clues,
            @Wording("期限") LocalDate deadline,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** @param defenceUntil last day on which a statement is heard */
    @EventName("accountability.FactsNotified")
    @Wording(value = "告知事实与问责意见", sentence = "告知认定事实，拟{measures}，{defenceUntil}前可陈述申辩")
    record FactsNotified(
            String accountability,
            String school,
            String facts,
            List<Measure> measures,
            @Wording("申辩期限") LocalDate defenceUntil,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    @EventName("accountability.StatementSubmitted")
    @Wording(value = "陈述申辩", sentence = "陈述申辩：{statement}")
    record StatementSubmitted(String accountability, String school, String statement, LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /**
     * @param aggravatedBy the earlier case because of which this one is aggravated; null where there is none
     * @param reviewUntil last day on which a review may be applied for
     * @param appealUntil last day on which an appeal may be lodged without a review
     */
    @EventName("accountability.AccountabilityDecided")
    @Wording(value = "问责决定", sentence = "决定{measures}")
    record AccountabilityDecided(
            String accountability,
            String school,
            Target target,
            String person,
            List<Measure> measures,
            List<Circumstance> circumstances,
            @Wording("问责依据") String basis,
            String answer,
            @Wording("一年内前次问责") String aggravatedBy,
            @Wording("复核申请期限") LocalDate reviewUntil,
            @Wording("申诉期限") LocalDate appealUntil,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    @EventName("accountability.AccountabilityDropped")
    @Wording(value = "终止问责", sentence = "终止问责：{grounds}")
    record AccountabilityDropped(String accountability, String school, String grounds, LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    @EventName("accountability.AccountabilityExecuted")
    @Wording(value = "问责决定执行", sentence = "{executor}执行问责决定：{result}")
    record AccountabilityExecuted(
            String accountability, String school, String executor, String result, LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** @param deadline last day on which the review is decided in time */
    @EventName("accountability.ReviewRequested")
    @Wording(value = "申请复核", sentence = "申请复核：{grounds}，{deadline}前作出复核决定")
    record ReviewRequested(
            String accountability,
            String school,
            String grounds,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /**
     * @param measures what holds from here on
     * @param appealUntil last day on which an appeal may be lodged
     */
    @EventName("accountability.ObjectionReviewed")
    @Wording(value = "复核决定", sentence = "复核决定：{verdict}，{reasons}")
    record ObjectionReviewed(
            String accountability,
            String school,
            Verdict verdict,
            List<Measure> measures,
            @Wording("理由") String reasons,
            @Wording("申诉期限") LocalDate appealUntil,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** @param deadline last day on which the appeal is decided in time */
    @EventName("accountability.AppealLodged")
    @Wording(value = "提出申诉", sentence = "向{appealBody}申诉：{grounds}，{deadline}前作出处理决定")
    record AppealLodged(
            String accountability,
            String school,
            String appealBody,
            String grounds,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /**
     * @param measures what should hold, by the verdict
     * @param correctionUntil last day on which the office corrects its decision in time; null where nothing is to be corrected
     */
    @EventName("accountability.AppealDecided")
    @Wording(value = "申诉处理决定", sentence = "申诉处理决定：{verdict}，{reasons}")
    record AppealDecided(
            String accountability,
            String school,
            Verdict verdict,
            List<Measure> measures,
            @Wording("理由") String reasons,
            @Wording("纠正期限") LocalDate correctionUntil,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** @param measures what holds from here on; empty means that the decision is revoked */
    @EventName("accountability.AccountabilityCorrected")
    @Wording(value = "纠正问责决定", sentence = "纠正问责决定：{grounds}")
    record AccountabilityCorrected(
            String accountability, String school, List<Measure> measures, String grounds, LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** @param daysBefore 7, 3 or 1 */
    @EventName("accountability.StepReminded")
    @Wording(value = "问责期限提醒", sentence = "{step}期限{deadline}将至（提前{daysBefore}日提醒）")
    record StepReminded(
            String accountability,
            String school,
            @Wording("环节") Step step,
            @Wording("提前天数") int daysBefore,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}

    /** The office did not take a step in time; happened on the day after its end. */
    @EventName("accountability.StepMissed")
    @Wording(value = "问责环节逾期", sentence = "{step}期限{deadline}已过")
    record StepMissed(
            String accountability,
            String school,
            @Wording("环节") Step step,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn)
            implements AccountabilityEvent, CaseEvent {}
}
