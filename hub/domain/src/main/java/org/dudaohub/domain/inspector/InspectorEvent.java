package org.dudaohub.domain.inspector;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to an inspector. */
public sealed interface InspectorEvent extends Event {

    /** The inspector's number. */
    String inspector();

    /** Code of the office to which the inspector belongs. */
    String office();

    @Override
    default String organization() {
        return office();
    }

    /** @param ruleProfile id of the rule profile under which the nomination goes on until the appointment */
    @EventName("inspector.InspectorNominated")
    @Wording(value = "督学推荐", sentence = "{recommendedBy}推荐{name}（{inspector}）为{kind}")
    record InspectorNominated(
            String inspector,
            String name,
            InspectorKind kind,
            String office,
            String recommendedBy,
            int workYears,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** The written examination and the interview 笔试、面试 were held. */
    @EventName("inspector.NomineeExamined")
    @Wording(value = "督学选聘考核", sentence = "人选{inspector}笔试{written}分，面试{interview}分，通过：{passed}")
    record NomineeExamined(
            String inspector,
            String office,
            BigDecimal written,
            BigDecimal interview,
            boolean passed,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** @param until last day of the public notice */
    @EventName("inspector.NominationPublished")
    @Wording(value = "督学人选公示", sentence = "人选{inspector}在{medium}公示至{until}")
    record NominationPublished(
            String inspector,
            String office,
            String medium,
            @Wording("公示截止") LocalDate until,
            LocalDate happenedOn) implements InspectorEvent {}

    @EventName("inspector.NominationRejected")
    @Wording(value = "督学人选否决", sentence = "人选{inspector}不予聘任：{rejection}")
    record NominationRejected(
            String inspector,
            String office,
            @Wording("否决原因") @JsonAlias("reason") String rejection,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** @param termEnds last day of the term; {@code happenedOn} is its first */
    @EventName("inspector.InspectorAppointed")
    @Wording(value = "督学聘任", sentence = "聘任{name}（{inspector}）为{kind}，聘期至{termEnds}")
    record InspectorAppointed(
            String inspector, String name, InspectorKind kind, String office, LocalDate termEnds, LocalDate happenedOn)
            implements InspectorEvent {}

    @EventName("inspector.InspectorAppraised")
    @Wording(value = "督学考核", sentence = "督学{inspector}{year}年度考核{grade}")
    record InspectorAppraised(
            String inspector,
            String office,
            int year,
            String workload,
            String achievements,
            String integrity,
            AppraisalGrade grade,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** @param term which term it is, the first appointment's being 1 */
    @EventName("inspector.InspectorRenewed")
    @Wording(value = "督学续聘", sentence = "续聘督学{inspector}，第{term}个聘期{termBegins}至{termEnds}")
    record InspectorRenewed(
            String inspector,
            String office,
            @Wording("聘期序号") int term,
            LocalDate termBegins,
            LocalDate termEnds,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** @param daysBefore which reminder it is: so many days before the last day of the term at the most */
    @EventName("inspector.InspectorTermEndReminded")
    @Wording(value = "聘期届满提醒", sentence = "督学{inspector}聘期{termEnds}将届满（提前{daysBefore}日提醒）")
    record InspectorTermEndReminded(
            String inspector,
            String office,
            LocalDate termEnds,
            @Wording("提前日数") int daysBefore,
            LocalDate happenedOn) implements InspectorEvent {}

    /** The term passed without another; happened on the day after it. */
    @EventName("inspector.InspectorTermEnded")
    @Wording(value = "聘期届满", sentence = "督学{inspector}聘期{termEnds}届满，未续聘")
    record InspectorTermEnded(String inspector, String office, LocalDate termEnds, LocalDate happenedOn)
            implements InspectorEvent {}

    @EventName("inspector.InspectorRemoved")
    @Wording(value = "督学解聘", sentence = "解聘督学{inspector}：{reason}")
    record InspectorRemoved(
            String inspector,
            String office,
            @Wording("解聘原因") RemovalReason reason,
            String explanation,
            LocalDate happenedOn)
            implements InspectorEvent {}

    /** From now on the inspector inspects that school no more. */
    @EventName("inspector.RecusalRegistered")
    @Wording(value = "回避登记", sentence = "督学{inspector}对{school}回避：{ground}")
    record RecusalRegistered(
            String inspector,
            String office,
            String school,
            RecusalGround ground,
            String explanation,
            LocalDate happenedOn)
            implements InspectorEvent {}

    @EventName("inspector.RecusalLifted")
    @Wording(value = "回避解除", sentence = "督学{inspector}对{school}的回避解除")
    record RecusalLifted(String inspector, String office, String school, String explanation, LocalDate happenedOn)
            implements InspectorEvent {}
}
