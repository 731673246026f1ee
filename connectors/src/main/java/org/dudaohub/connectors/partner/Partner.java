package org.dudaohub.connectors.partner;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.dudaohub.domain.SealedText;

/**
 * A partner as the ledger says it is.
 *
 * @param declared the text of its declaration
 * @param declaration what was understood of it; null if this version does not understand it
 * @param paused why it is paused; null while it runs
 * @param replays how many replays were asked for
 * @param replaySince from which day the last of them starts; null if there was none
 * @param replayAsked where in the ledger the last of them was asked for
 * @param outboundSince where in the ledger each channel to the partner was declared first
 */
public record Partner(
        String id,
        String name,
        String office,
        String declared,
        Declaration declaration,
        SealedText credentials,
        String paused,
        int replays,
        LocalDate replaySince,
        long replayAsked,
        Map<String, Long> outboundSince) {

    Partner pausedBecause(String grounds) {
        return new Partner(
                id,
                name,
                office,
                declared,
                declaration,
                credentials,
                grounds,
                replays,
                replaySince,
                replayAsked,
                outboundSince);
    }

    Partner replayed(LocalDate since, long position) {
        return new Partner(
                id,
                name,
                office,
                declared,
                declaration,
                credentials,
                paused,
                replays + 1,
                since,
                position,
                outboundSince);
    }

    Optional<Inbound> inbound(String channel) {
        return Optional.ofNullable(declaration).flatMap(known -> known.inbound(channel));
    }

    boolean runs() {
        return paused == null && declaration != null;
    }
}
