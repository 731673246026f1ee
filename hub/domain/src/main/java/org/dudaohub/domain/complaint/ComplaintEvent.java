package org.dudaohub.domain.complaint;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import org.dudaohub.domain.Confidential;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/** What happens to a complaint. No school sees any of it. */
@Confidential
public sealed interface ComplaintEvent extends Event {

    String complaint();

    String school();

    @Override
    default String organization() {
        return school();
    }

    /**
     * @param acceptBy last day on which the complainant is told that it is dealt with; null for an anonymous complaint
     * @param endBy last day on which it is closed; until the complainant is told, counted from {@code acceptBy}
     */
    @EventName("complaint.ComplaintReceived")
    @Wording(value = "收到举报", sentence = "收到举报：{content}")
    record ComplaintReceived(
            String complaint,
            String school,
            String person,
            SealedText complainant,
            SealedText contact,
            String content,
            @Wording("告知期限") LocalDate acceptBy,
            @Wording("办结期限") LocalDate endBy,
            @Wording("规则") String ruleProfile,
            LocalDate happenedOn)
            implements ComplaintEvent {}

    /** @param endBy last day on which it is closed, from now on; null in old events, where it stays as it was */
    @EventName("complaint.ComplaintAccepted")
    @Wording(value = "告知受理", sentence = "已告知举报人受理")
    record ComplaintAccepted(
            String complaint,
            String school,
            @Wording("办结期限") LocalDate endBy,
            LocalDate happenedOn) implements ComplaintEvent {}

    @EventName("complaint.ComplaintAcceptanceOverdue")
    @Wording(value = "受理告知逾期", sentence = "告知期限{acceptBy}已过，未告知举报人是否受理")
    record ComplaintAcceptanceOverdue(
            String complaint,
            String school,
            @Wording("告知期限") LocalDate acceptBy,
            LocalDate happenedOn) implements ComplaintEvent {}

    @EventName("complaint.ComplaintExtended")
    @Wording(value = "办理延期", sentence = "办理期限延至{endBy}：{grounds}")
    record ComplaintExtended(
            String complaint,
            String school,
            @Wording("延期理由") String grounds,
            @Wording("办结期限") LocalDate endBy,
            LocalDate happenedOn)
            implements ComplaintEvent {}

    @EventName("complaint.ComplaintVerified")
    @Wording(value = "核实举报", sentence = "{inspector}核实，属实：{substantiated}。{facts}")
    record ComplaintVerified(
            String complaint,
            String school,
            String inspector,
            boolean substantiated,
            String facts,
            LocalDate happenedOn)
            implements ComplaintEvent {}

    @EventName("complaint.ComplaintClosed")
    @Wording(value = "举报办结", sentence = "举报办结：{result}")
    record ComplaintClosed(String complaint, String school, String result, LocalDate happenedOn)
            implements ComplaintEvent {}

    @EventName("complaint.ComplaintOverdue")
    @Wording(value = "举报办理逾期", sentence = "办理期限{endBy}已过，未办结")
    record ComplaintOverdue(
            String complaint,
            String school,
            @Wording("办结期限") LocalDate endBy,
            LocalDate happenedOn) implements ComplaintEvent {}

    /** From now on the person's key is destroyed, here and wherever this event arrives. */
    @EventName("complaint.ComplainantErased")
    @Wording(value = "举报人身份信息删除", sentence = "已删除举报人身份信息：{erasureGrounds}")
    record ComplainantErased(
            String complaint,
            String school,
            String person,
            @Wording("删除依据") @JsonAlias("grounds") String erasureGrounds,
            LocalDate happenedOn)
            implements ComplaintEvent {}
}
