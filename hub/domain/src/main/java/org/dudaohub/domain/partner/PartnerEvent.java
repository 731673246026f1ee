package org.dudaohub.domain.partner;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/** What happens between this node and a partner's platform. See the commands for the fields. */
public sealed interface PartnerEvent extends Event {

    String partner();

    /** Code of the office whose node it is. */
    String office();

    @Override
    default String organization() {
        return office();
    }

    @EventName("partner.PartnerDeclared")
    @Wording(value = "对接平台登记", sentence = "登记对接平台{name}（{partner}）")
    record PartnerDeclared(
            String partner,
            String name,
            String office,
            String declaration,
            SealedText credentials,
            LocalDate happenedOn)
            implements PartnerEvent {}

    @EventName("partner.PartnerPaused")
    @Wording(value = "对接平台暂停", sentence = "暂停对接平台{partner}：{grounds}")
    record PartnerPaused(String partner, String office, String grounds, LocalDate happenedOn) implements PartnerEvent {}

    @EventName("partner.PartnerResumed")
    @Wording(value = "对接平台恢复", sentence = "恢复对接平台{partner}")
    record PartnerResumed(String partner, String office, LocalDate happenedOn) implements PartnerEvent {}

    @EventName("partner.ReplayRequested")
    @Wording(value = "对接平台重放", sentence = "对接平台{partner}自{since}起重放")
    record ReplayRequested(String partner, String office, LocalDate since, LocalDate happenedOn)
            implements PartnerEvent {}

    @EventName("partner.PollAdvanced")
    @Wording(value = "平台读取位置", sentence = "从{partner}读到{cursor}")
    record PollAdvanced(String partner, String office, String channel, int replays, String cursor, LocalDate happenedOn)
            implements PartnerEvent {}

    /** A payload that came, whatever became of it. */
    interface Arrived {
        String payload();

        String partner();

        String channel();

        String kind();

        String fileName();

        String message();

        String content();

        long bytes();

        String file();

        int accepted();

        int unchanged();
    }

    /** Something that was sent to a partner, whatever became of it. */
    interface Sent {
        String delivery();

        String partner();

        String channel();

        String kind();

        String about();

        long position();
    }

    @EventName("partner.PayloadTaken")
    @Wording(value = "平台报文已办理", sentence = "办理{partner}的{fileName}：成功{accepted}行，重复{unchanged}行")
    record PayloadTaken(
            String payload,
            String partner,
            String office,
            String channel,
            String kind,
            String fileName,
            String message,
            String content,
            long bytes,
            String file,
            int accepted,
            int unchanged,
            LocalDate happenedOn)
            implements PartnerEvent, Arrived {}

    /** Part of it may have been taken in: {@code accepted} and {@code unchanged} lines were. */
    @EventName("partner.PayloadFailed")
    @Wording(value = "平台报文失败", sentence = "{partner}的{fileName}没有办成：{explanation}")
    record PayloadFailed(
            String payload,
            String partner,
            String office,
            String channel,
            String kind,
            String fileName,
            String message,
            String content,
            long bytes,
            String file,
            int accepted,
            int unchanged,
            int rejected,
            String failure,
            String explanation,
            List<String> keys,
            LocalDate happenedOn)
            implements PartnerEvent, Arrived {}

    @EventName("partner.PayloadCorrected")
    @Wording(value = "平台报文更正", sentence = "更正{partner}的报文{payload}")
    record PayloadCorrected(
            String payload, String partner, String office, String content, long bytes, LocalDate happenedOn)
            implements PartnerEvent {}

    /** A failed payload, corrected or not, was worked through without a line that went back. */
    @EventName("partner.PayloadRerun")
    @Wording(value = "平台报文重办", sentence = "重办{partner}的报文{payload}：成功{accepted}行，重复{unchanged}行")
    record PayloadRerun(
            String payload,
            String partner,
            String office,
            String content,
            String file,
            int accepted,
            int unchanged,
            LocalDate happenedOn)
            implements PartnerEvent {}

    @EventName("partner.PayloadDismissed")
    @Wording(value = "平台报文不再处理", sentence = "{partner}的报文{payload}不再处理：{grounds}")
    record PayloadDismissed(String payload, String partner, String office, String grounds, LocalDate happenedOn)
            implements PartnerEvent {}

    @EventName("partner.DeliveryMade")
    @Wording(value = "平台推送成功", sentence = "向{partner}推送{about}的{kind}")
    record DeliveryMade(
            String delivery,
            String partner,
            String office,
            String channel,
            String kind,
            String about,
            long position,
            LocalDate happenedOn)
            implements PartnerEvent, Sent {}

    @EventName("partner.DeliveryFailed")
    @Wording(value = "平台推送失败", sentence = "没有向{partner}推送{about}的{kind}：{explanation}")
    record DeliveryFailed(
            String delivery,
            String partner,
            String office,
            String channel,
            String kind,
            String about,
            long position,
            String body,
            String failure,
            String explanation,
            LocalDate happenedOn)
            implements PartnerEvent, Sent {}

    /** @param body what is sent instead; null for what was to be sent */
    @EventName("partner.DeliveryRequeued")
    @Wording(value = "平台推送重发", sentence = "重发{partner}的推送{delivery}")
    record DeliveryRequeued(
            String delivery,
            String partner,
            String office,
            String channel,
            long position,
            String body,
            LocalDate happenedOn)
            implements PartnerEvent {}
}
