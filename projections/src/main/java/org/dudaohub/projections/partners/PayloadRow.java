package org.dudaohub.projections.partners;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A payload from a partner. See the domain's {@code RecordPayload} for the fields.
 *
 * @param content SHA-256 of what it says now, as corrected last; empty if it was too large to be kept
 * @param keys codes and numbers in it; only of what failed
 */
public record PayloadRow(
        @BsonId String payload,
        String partner,
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
        PayloadState state,
        String failure,
        String explanation,
        List<String> keys,
        Instant recordedAt) {}
