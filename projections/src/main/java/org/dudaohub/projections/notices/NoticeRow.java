package org.dudaohub.projections.notices;

import java.time.Instant;

/**
 * What became of a notice.
 *
 * @param kind such as {@code RECTIFICATION_ORDERED}
 * @param about id of what it is about, such as a rectification case
 * @param delivered whether the channel took it
 * @param externalId the id that the channel gave it; null where it was not delivered
 * @param code the channel's error code; null where it was delivered, like the explanation
 * @param position where this node's ledger keeps the outcome
 */
public record NoticeRow(
        String notice,
        String school,
        String person,
        String kind,
        String about,
        String channel,
        boolean delivered,
        String externalId,
        String code,
        String explanation,
        Instant recordedAt,
        long position) {}
