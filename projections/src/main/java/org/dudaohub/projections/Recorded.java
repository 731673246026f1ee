package org.dudaohub.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;

/**
 * How an event stands in this node's ledger.
 *
 * @param position its position in the ledger
 * @param recordedAt when this node recorded it
 * @param stream the stream of the node on which it happened, such as {@code visit:QD-2026-03-007}; for a replicated event
 *     of a node that does not tell it, this node's feed from there
 * @param metadata what stands beside it, see {@link Provenance}
 */
public record Recorded(long position, Instant recordedAt, String stream, MetaData metadata) {

    static Recorded of(TrackedEventMessage<?> message) {
        long position = message.trackingToken()
                .position()
                .orElseThrow(() -> new IllegalStateException(
                        "the event store's tokens name no position: " + message.trackingToken()));
        String stream = message instanceof DomainEventMessage<?> event
                ? event.getAggregateIdentifier()
                : message.getIdentifier();
        Object origin = message.getMetaData().get(Provenance.ORIGIN_METADATA_PREFIX + Provenance.STREAM);
        return new Recorded(
                position, message.getTimestamp(), origin == null ? stream : origin.toString(), message.getMetaData());
    }

    /** The day on which this node recorded it. */
    public LocalDate recordedOn() {
        return LocalDate.ofInstant(recordedAt, When.ZONE);
    }

    /**
     * The id of the event's dossier: its stream, with the subcase behind it where the stream carries several, and the
     * origin node before it where it is a peer's.
     */
    public String dossier(Event event) {
        return qualified(event.subcase().isEmpty() ? stream : stream + "/" + event.subcase());
    }

    /** The metadata under that key, as text. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(metadata.get(key)).map(Object::toString);
    }

    /** The node on which it happened first; empty where that is this one. */
    public Optional<String> originNode() {
        return get(Provenance.ORIGIN_NODE);
    }

    /** Whether it happened on this node, and was not replicated from a peer. */
    public boolean here() {
        return originNode().isEmpty();
    }

    static boolean here(EventMessage<?> message) {
        return !message.getMetaData().containsKey(Provenance.ORIGIN_NODE);
    }

    /** An id as unique in this read model as it is on the node on which it was given. */
    public String qualified(String id) {
        return originNode().map(node -> node + "/" + id).orElse(id);
    }
}
