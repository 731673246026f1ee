package org.dudaohub.domain.linkage;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a referral. */
public sealed interface LinkageEvent extends Event {

    String referral();

    String school();

    @Override
    default String organization() {
        return school();
    }

    /** @param ruleProfile id of the rule profile under which it was opened and stays */
    @EventName("linkage.EnforcementReferred")
    @Wording(value = "移送有关部门", sentence = "移送{department}（{kind}）：{facts}，{answerBy}前答复")
    record EnforcementReferred(
            String referral,
            String school,
            String department,
            Kind kind,
            String matterId,
            String facts,
            LocalDate answerBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements LinkageEvent {}

    @EventName("linkage.ReferralAnswered")
    @Wording(value = "部门答复", sentence = "有关部门答复：{answer}，{details}")
    record ReferralAnswered(String referral, String school, Answer answer, String details, LocalDate happenedOn)
            implements LinkageEvent {}

    @EventName("linkage.ReferralWithdrawn")
    @Wording(value = "撤回移送", sentence = "撤回移送：{grounds}")
    record ReferralWithdrawn(String referral, String school, String grounds, LocalDate happenedOn)
            implements LinkageEvent {}

    /** @param daysBefore 7, 3 or 1 */
    @EventName("linkage.ReferralReminded")
    @Wording(value = "答复期限提醒", sentence = "答复期限{answerBy}将至（提前{daysBefore}日提醒）")
    record ReferralReminded(
            String referral, String school, @Wording("提前天数") int daysBefore, LocalDate answerBy, LocalDate happenedOn)
            implements LinkageEvent {}

    /** No answer came in time; happened on the day after. */
    @EventName("linkage.ReferralOverdue")
    @Wording(value = "答复逾期", sentence = "答复期限{answerBy}已过，未收到答复")
    record ReferralOverdue(String referral, String school, LocalDate answerBy, LocalDate happenedOn)
            implements LinkageEvent {}
}
