package org.dudaohub.projections.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.wording.Sentence;
import org.dudaohub.projections.trail.TrailEntry;
import org.dudaohub.projections.trail.TrailQuery;
import org.springframework.stereotype.Component;

/** How a case came to what it is: its events one after the other. */
@Component
public class CaseHistory {

    /** So many of the latest are told; only surveys have more. */
    public static final int LONGEST = 200;

    private static final int PATIENCE = 5;

    private final EventStore ledger;
    private final TrailQuery trail;

    CaseHistory(EventStore ledger, TrailQuery trail) {
        this.ledger = ledger;
        this.trail = trail;
    }

    /**
     * One event of a case.
     *
     * @param recordedAt when this node recorded it
     * @param event its name, such as {@code visit.FindingRaised}
     * @param text what happened, as a Chinese sentence
     * @param actorName who did it, null where nobody says
     * @param channel how it came to the node on which it happened
     * @param file SHA-256 of the file whose {@code line} it came from; both null where none did
     * @param attachments the files that it names
     */
    public record Line(
            Instant recordedAt,
            LocalDate happenedOn,
            String event,
            String text,
            String actorName,
            String channel,
            String file,
            String line,
            List<Attachment> attachments) {

        private static Line of(DomainEventMessage<?> message, Event event) {
            MetaData metadata = message.getMetaData();
            return new Line(
                    message.getTimestamp(),
                    event.happenedOn(),
                    EventCatalog.nameOf(event.getClass()),
                    Sentence.of(event),
                    (String) metadata.get(Provenance.ACTOR_NAME),
                    (String) metadata.get(Provenance.CHANNEL),
                    (String) metadata.get(Provenance.FILE),
                    (String) metadata.get(Provenance.LINE),
                    event instanceof Attaching fact ? fact.attachments() : List.of());
        }

        private static Line of(TrailEntry entry, List<Attachment> attachments) {
            return new Line(
                    entry.recordedAt(),
                    entry.happenedOn(),
                    entry.event(),
                    entry.text(),
                    entry.actorName(),
                    entry.originChannel(),
                    null,
                    null,
                    attachments);
        }
    }

    /** The latest events of the case in their order, {@link #LONGEST} at the most. */
    public List<Line> of(Dossier dossier) {
        Deque<Line> latest = new ArrayDeque<>();
        Consumer<Line> keep = entry -> {
            latest.add(entry);
            if (latest.size() > LONGEST) {
                latest.remove();
            }
        };
        if (dossier.originNode() == null) {
            ledger.readEvents(dossier.stream(), 0).asStream().forEach(message -> {
                if (message.getPayload() instanceof Event event
                        && event.subcase().equals(dossier.subcase())) {
                    keep.accept(Line.of(message, event));
                }
            });
        } else {
            trail.forEach(dossier.organization(), entry -> {
                if (dossier.id().equals(entry.dossier())) {
                    keep.accept(Line.of(entry, namedBy(entry)));
                }
            });
        }
        return List.copyOf(latest);
    }

    /** The trail keeps what people read; what an event names stands in the ledger. */
    private List<Attachment> namedBy(TrailEntry entry) {
        Class<? extends Event> type = EventCatalog.byName().get(entry.event());
        if (type == null || !Attaching.class.isAssignableFrom(type)) {
            return List.of();
        }
        try (var events = ledger.openStream(new GlobalSequenceTrackingToken(entry.position() - 1))) {
            return events.hasNextAvailable(PATIENCE, TimeUnit.SECONDS)
                            && events.nextAvailable().getPayload() instanceof Attaching fact
                    ? fact.attachments()
                    : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
