package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.dudaohub.connectors.peer.MessageFormat.Draft;

/** Reads this node's feed to one peer from the ledger, numbered and signed, batch by batch. */
final class FeedReader implements AutoCloseable {

    /** So that a long stretch of the ledger without a message for the peer does not keep the reader away for long. */
    private static final int MOST_LOOKED_AT = 10_000;

    private static final int PATIENCE = 1_000;

    private final TrackingEventStream events;
    private final MessageFormat format;
    private final NodeKeys keys;
    private final long first;
    private Numbering numbering;

    /**
     * @param start a checkpoint at {@code first} or before
     * @param first number of the first message wanted
     */
    FeedReader(ExchangeLedger ledger, MessageFormat format, NodeKeys keys, Numbering start, long first) {
        this.events = ledger.openAfter(start.position());
        this.format = format;
        this.keys = keys;
        this.numbering = start;
        this.first = first;
    }

    /**
     * The messages that follow, under one signature.
     *
     * @param size the batch ends with the message that reaches this size, in characters
     * @param patience how long to wait for the first one
     * @return at most {@code most}; none where none came in time
     */
    List<Message> next(int most, long size, Duration patience) throws InterruptedException {
        List<Draft> batch = new ArrayList<>();
        long total = 0;
        for (int looked = 0; looked < MOST_LOOKED_AT && batch.size() < most && total < size; looked++) {
            long wait = batch.isEmpty() ? patience.toMillis() : 0;
            if (!events.hasNextAvailable((int) wait, TimeUnit.MILLISECONDS)) {
                break;
            }
            TrackedEventMessage<?> event = events.nextAvailable();
            long position = event.trackingToken().position().orElseThrow();
            boolean counts = numbering.counts(event);
            if (counts && numbering.next() >= first) {
                Draft draft = format.draft(numbering.peer(), numbering.next(), position, event);
                batch.add(draft);
                total += draft.size();
            }
            numbering = numbering.after(position, event, counts);
        }
        return format.sign(batch, keys.to(numbering.peer()));
    }

    /** The event of the message {@code first}; empty where there is none. */
    Optional<EventMessage<?>> event() throws InterruptedException {
        while (events.hasNextAvailable(PATIENCE, TimeUnit.MILLISECONDS)) {
            TrackedEventMessage<?> event = events.nextAvailable();
            if (numbering.next() == first && numbering.counts(event)) {
                return Optional.of(event);
            }
            numbering = numbering.after(event.trackingToken().position().orElseThrow(), event);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        events.close();
    }
}
