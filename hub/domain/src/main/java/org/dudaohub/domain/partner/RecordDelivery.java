package org.dudaohub.domain.partner;

import org.dudaohub.domain.Wording;

/**
 * Keeps what became of a delivery: made, or failed for good where {@code failure} says why.
 *
 * @param delivery its id: partner, channel, the ledger's position of what it tells, and which replay
 * @param kind which kind of news, such as {@code rectifications}
 * @param about code of the organisation that the news is about
 * @param position of the event that it tells
 * @param body what was sent, or should have been; null where it was sent and can be drawn from the event again
 * @param failure code of the failure; null if it was made
 * @param explanation of the failure, in Chinese
 */
@Wording("记录平台推送")
public record RecordDelivery(
        @Wording("推送编号") String delivery,
        @Wording("平台编号") String partner,
        @Wording("机构代码") String office,
        @Wording("通道") String channel,
        @Wording("种类") String kind,
        @Wording("涉及机构") String about,
        @Wording("账本位置") long position,
        @Wording("推送内容") String body,
        @Wording("失败代码") String failure,
        @Wording("失败说明") String explanation)
        implements PartnerCommand {

    @Override
    public String stream() {
        return streamOf(delivery);
    }

    static String streamOf(String delivery) {
        return "delivery:" + delivery;
    }
}
