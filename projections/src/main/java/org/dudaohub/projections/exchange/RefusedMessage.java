package org.dudaohub.projections.exchange;

import java.time.Instant;

/**
 * A peer's message that was not accepted.
 *
 * @param message its id, as far as it could be read
 * @param digest SHA-256 of the signed message, hexadecimal
 * @param position where this node's ledger keeps the refusal
 */
public record RefusedMessage(
        String peer,
        String message,
        String digest,
        String code,
        String explanation,
        Instant recordedAt,
        long position) {}
