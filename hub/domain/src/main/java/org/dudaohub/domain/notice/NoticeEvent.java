package org.dudaohub.domain.notice;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/** What happens to notices and to the addresses that they go to. */
public sealed interface NoticeEvent extends Event {

    String school();

    @Override
    default String organization() {
        return school();
    }

    /** The school's principal can be reached by WeChat from now on. */
    @EventName("notice.WeChatBound")
    @Wording(value = "微信绑定", sentence = "负责人{person}绑定微信")
    record WeChatBound(String school, String person, SealedText openId, LocalDate happenedOn) implements NoticeEvent {}

    /**
     * @param notice id made from the event that caused it and the recipient, so that it is the same after a restart
     * @param kind such as {@code RECTIFICATION_ORDERED}
     * @param externalId the id that the channel gave the message
     */
    @EventName("notice.NoticeSent")
    @Wording(value = "通知送达", sentence = "{kind}通知已发送（{channel}）")
    record NoticeSent(
            String notice,
            String school,
            String person,
            @Wording("通知种类") String kind,
            @Wording("事项") String about,
            @Wording("渠道") String channel,
            @Wording("渠道消息编号") String externalId,
            LocalDate happenedOn)
            implements NoticeEvent {}

    /** @param code the channel's error code, or {@code NO_ADDRESS} where the person is not bound */
    @EventName("notice.NoticeFailed")
    @Wording(value = "通知失败", sentence = "{kind}通知发送失败：{explanation}（{code}）")
    record NoticeFailed(
            String notice,
            String school,
            String person,
            @Wording("通知种类") String kind,
            @Wording("事项") String about,
            @Wording("渠道") String channel,
            @Wording("错误代码") String code,
            @Wording("说明") String explanation,
            LocalDate happenedOn)
            implements NoticeEvent {}

    /**
     * The notice is in the school's inbox on the console, for want of a better channel.
     *
     * @param matter what it says, in as many characters as people wrote
     * @param deadline by when the school has to act; null if there is no such day
     * @param channel {@code console}
     */
    @EventName("notice.NoticePosted")
    @Wording(value = "通知已转站内", sentence = "通知已转站内，待学校阅读：{matter}")
    record NoticePosted(
            String notice,
            String school,
            String person,
            String kind,
            String about,
            String matter,
            LocalDate deadline,
            @Wording("渠道") String channel,
            LocalDate happenedOn)
            implements NoticeEvent {}

    /** Someone of the school has read the notice in the inbox. */
    @EventName("notice.NoticeRead")
    @Wording(value = "学校已阅", sentence = "学校已阅站内通知（{about}）")
    record NoticeRead(String notice, String school, String about, LocalDate happenedOn) implements NoticeEvent {}
}
