package org.dudaohub.projections.partners;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * News to a partner. See the domain's {@code RecordDelivery} for the fields.
 *
 * @param body what should have been sent; only of what failed
 */
public record DeliveryRow(
        @BsonId String delivery,
        String partner,
        String channel,
        String kind,
        String about,
        long eventPosition,
        String body,
        DeliveryState state,
        String failure,
        String explanation,
        Instant recordedAt) {}
