package org.dudaohub.projections.notices;

import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What became of a notice.
 *
 * @param person id of the school's principal, empty if none was named
 * @param kind such as {@code RECTIFICATION_ORDERED}
 * @param about id of what it is about, such as a rectification case
 * @param channel the first on which it was tried, {@code wechat} or {@code console}
 * @param delivered whether WeChat took it
 * @param externalId the id that WeChat gave it; null where it was not delivered
 * @param code WeChat's error code; null where it did not refuse, like the explanation
 * @param matter what it says; null where it is not in the school's inbox, like the deadline
 * @param postedAt since when it is in the school's inbox; null where it is not there
 * @param readAt when the school said that it has read it there; null where it has not
 * @param recordedAt when this node's ledger took the first of it, at the position {@code since}
 */
public record NoticeRow(
        @BsonId String notice,
        String school,
        String person,
        String kind,
        String about,
        String channel,
        boolean delivered,
        String externalId,
        String code,
        String explanation,
        String matter,
        LocalDate deadline,
        Instant postedAt,
        Instant readAt,
        Instant recordedAt,
        long since) {}
