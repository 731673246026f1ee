package org.dudaohub.domain.partner;

import org.dudaohub.domain.Wording;

/**
 * Keeps how far a partner's offers were read.
 *
 * @param replays how many replays had been asked for by then: each of them reads the offers anew
 * @param cursor as the partner gave it
 */
@Wording("记录平台读取位置")
public record RecordPoll(
        @Wording("平台编号") String partner,
        @Wording("机构代码") String office,
        @Wording("通道") String channel,
        @Wording("重放次数") int replays,
        @Wording("读取位置") String cursor)
        implements PartnerCommand {

    /** A stream of its own for each cursor, so that none grows with the years. */
    @Override
    public String stream() {
        return "poll:" + partner + "/" + channel + "/" + replays + "/" + cursor;
    }
}
