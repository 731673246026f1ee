package org.dudaohub.domain.inspection;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens in the inspection of a school. */
public sealed interface InspectionEvent extends Event {

    String school();

    @Override
    default String organization() {
        return school();
    }

    /**
     * @param principal id of the principal whose term ends; null where that is not the occasion
     * @param selfCheckBy last day of the self-check
     * @param ruleProfile id of the rule profile under which the inspection was opened and stays
     */
    @EventName("inspection.ComprehensiveInspectionOpened")
    @Wording(value = "综合督导通知", sentence = "通知综合督导（{occasion}），{visitOn}进校，督导组：{team}")
    record ComprehensiveInspectionOpened(
            String inspection,
            String office,
            String school,
            Occasion occasion,
            String principal,
            List<String> team,
            LocalDate visitOn,
            @Wording("自查期限") LocalDate selfCheckBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /** @param special number of the special inspection of which this is a part */
    @EventName("inspection.SpecialInspectionNotified")
    @Wording(value = "专项督导通知", sentence = "通知专项督导《{title}》，{selfCheckBy}前自查，督导组：{team}")
    record SpecialInspectionNotified(
            String inspection,
            @Wording("专项督导编号") String special,
            String office,
            String school,
            @Wording("专项督导名称") String title,
            List<String> team,
            @Wording("自查期限") LocalDate selfCheckBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /** A principal's term has ended; happened on its last day. */
    @EventName("inspection.TermEndInspectionDue")
    @Wording(value = "任期届满应综合督导", sentence = "{name}任期{happenedOn}届满，应接受一次综合督导")
    record TermEndInspectionDue(
            String school,
            String principal,
            String name,
            @Wording("任期起始") LocalDate termStart,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /** @param replacement who joined the team instead; null if nobody */
    @EventName("inspection.InspectorRecused")
    @Wording(value = "督学回避", sentence = "{inspector}回避：{grounds}")
    record InspectorRecused(
            String inspection,
            String school,
            String inspector,
            String replacement,
            String grounds,
            LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.SelfCheckSubmitted")
    @Wording(value = "自查自评", sentence = "提交自查自评：{selfCheck}")
    record SelfCheckSubmitted(
            String inspection,
            String school,
            @Wording("自查自评情况") @JsonAlias("summary") String selfCheck,
            @Wording("自查问题") @JsonAlias("problems") String ownProblems,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /**
     * @param feedbackBy last day of the feedback in time
     * @param reportUpwardBy last day of the report upward in time
     */
    @EventName("inspection.SiteVisitRecorded")
    @Wording(value = "现场督导", sentence = "{inspectors}进校督导：{areas}")
    record SiteVisitRecorded(
            String inspection,
            String school,
            List<String> inspectors,
            List<Area> areas,
            String publicOpinion,
            String findings,
            @Wording("反馈期限") LocalDate feedbackBy,
            @Wording("上报期限") LocalDate reportUpwardBy,
            LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.ReportIssued")
    @Wording(value = "督导报告", sentence = "形成督导报告：{summary}")
    record ReportIssued(
            String inspection,
            String school,
            @Wording("督导报告") String summary,
            String problems,
            LocalDate happenedOn) implements InspectionEvent {}

    /**
     * @param defenceBy last day on which a defence is taken
     * @param opinionBy last day of the opinion in time
     */
    @EventName("inspection.FeedbackDelivered")
    @Wording(value = "反馈", sentence = "向{recipient}反馈初步意见：{preliminaryOpinion}，{defenceBy}前可申辩")
    record FeedbackDelivered(
            String inspection,
            String school,
            String preliminaryOpinion,
            String recipient,
            @Wording("申辩期限") LocalDate defenceBy,
            @Wording("意见书期限") LocalDate opinionBy,
            LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.DefenceSubmitted")
    @Wording(value = "申辩", sentence = "申辩：{statement}")
    record DefenceSubmitted(String inspection, String school, String statement, LocalDate happenedOn)
            implements InspectionEvent {}

    /**
     * @param rectifications ids of the cases that the demands opened, in their order
     * @param publishBy last day of the report's publication in time
     */
    @EventName("inspection.OpinionIssued")
    @Wording(value = "督导意见书", sentence = "印发督导意见书：{evaluation}")
    record OpinionIssued(
            String inspection,
            String school,
            String evaluation,
            String answerToDefence,
            String department,
            List<Demand> demands,
            @Wording("整改事项编号") List<String> rectifications,
            @Wording("公开期限") LocalDate publishBy,
            LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.ReportedUpward")
    @Wording(value = "上报督导报告", sentence = "向{superior}上报督导报告")
    record ReportedUpward(String inspection, String school, String superior, LocalDate happenedOn)
            implements InspectionEvent {}

    /** @param decideBy last day of the decision in time; null where the rules set none */
    @EventName("inspection.ObjectionRaised")
    @Wording(value = "异议或复核申请", sentence = "对{disputed}提出异议：{objection}")
    record ObjectionRaised(
            String inspection,
            String school,
            @Wording("异议文书") Document disputed,
            @Wording("异议事由") String objection,
            @Wording("异议答复期限") LocalDate decideBy,
            LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.ObjectionDecided")
    @Wording(value = "异议答复或复核决定", sentence = "对{disputed}的异议：{objectionVerdict}，{reasons}")
    record ObjectionDecided(
            String inspection,
            String school,
            @Wording("异议文书") Document disputed,
            @Wording("异议处理结论") ObjectionVerdict objectionVerdict,
            @Wording("异议处理理由") String reasons,
            LocalDate happenedOn)
            implements InspectionEvent {

        @Override
        public Set<String> settles() {
            return Set.of("decideBy");
        }
    }

    @EventName("inspection.StepExtended")
    @Wording(value = "延长环节期限", sentence = "{step}期限延至{until}：{grounds}")
    record StepExtended(
            String inspection, String school, Step step, LocalDate until, String grounds, LocalDate happenedOn)
            implements InspectionEvent {}

    @EventName("inspection.InspectionWithdrawn")
    @Wording(value = "撤销督导", sentence = "撤销督导：{grounds}")
    record InspectionWithdrawn(String inspection, String school, String grounds, LocalDate happenedOn)
            implements InspectionEvent {}

    /**
     * What a document should have said.
     *
     * @param text as it holds from here on; null where only the day was wrong
     * @param deliveredOn the day on which feedback was really given; null where that was right
     * @param defenceBy the last day of the defence, counted anew; null where the day was right
     * @param opinionBy the last day of the opinion, counted anew; null where the day was right or does not bear on it
     */
    @EventName("inspection.DocumentCorrected")
    @Wording(value = "更正督导文书", sentence = "更正{document}：{grounds}")
    record DocumentCorrected(
            String inspection,
            String school,
            Document document,
            String text,
            LocalDate deliveredOn,
            @Wording("申辩期限") LocalDate defenceBy,
            @Wording("意见书期限") LocalDate opinionBy,
            String grounds,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /** @param daysBefore 7, 3 or 1 */
    @EventName("inspection.StepReminded")
    @Wording(value = "督导期限提醒", sentence = "{step}期限{deadline}将至（提前{daysBefore}日提醒）")
    record StepReminded(
            String inspection,
            String school,
            Step step,
            @Wording("提前天数") int daysBefore,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn)
            implements InspectionEvent {}

    /** A step was not taken in time; happened on the day after its end. */
    @EventName("inspection.StepMissed")
    @Wording(value = "督导环节逾期", sentence = "{step}期限{deadline}已过")
    record StepMissed(
            String inspection,
            String school,
            Step step,
            @Wording("期限") LocalDate deadline,
            LocalDate happenedOn) implements InspectionEvent {}
}
