package org.dudaohub.projections.trail;

import static org.dudaohub.domain.Provenance.ACTOR;
import static org.dudaohub.domain.Provenance.ACTOR_NAME;
import static org.dudaohub.domain.Provenance.ACTOR_ORGANIZATION;
import static org.dudaohub.domain.Provenance.CHANNEL;
import static org.dudaohub.domain.Provenance.ORIGIN_MESSAGE;
import static org.dudaohub.domain.Provenance.ORIGIN_METADATA_PREFIX;
import static org.dudaohub.domain.Provenance.ORIGIN_NODE;
import static org.dudaohub.domain.Provenance.ORIGIN_POSITION;
import static org.dudaohub.domain.Provenance.ORIGIN_RECORDED_AT;
import static org.dudaohub.domain.Provenance.ROLE;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.wording.Sentence;
import org.dudaohub.projections.Journal;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** One journal for each organisation. */
@Component
@ProcessingGroup("trail")
class TrailProjection extends Projection {

    static final String TRAIL = "trail";

    private final Journal trail = journal(TRAIL);

    TrailProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return true;
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        Document entry = new Document("recordedAt", recorded.recordedAt())
                .append("happenedOn", event.happenedOn())
                .append("event", EventCatalog.nameOf(event.getClass()))
                .append("dossier", recorded.dossier(event))
                .append("text", Sentence.of(event))
                .append("actor", whereItHappened(recorded, ACTOR))
                .append("actorName", whereItHappened(recorded, ACTOR_NAME))
                .append("actorOrganization", whereItHappened(recorded, ACTOR_ORGANIZATION))
                .append("role", whereItHappened(recorded, ROLE))
                .append("channel", recorded.get(CHANNEL).orElse(null));
        if (!recorded.here()) {
            entry.append("originNode", recorded.get(ORIGIN_NODE).orElse(null))
                    .append(
                            "originPosition",
                            recorded.get(ORIGIN_POSITION).map(Long::valueOf).orElse(null))
                    .append(
                            "originRecordedAt",
                            recorded.get(ORIGIN_RECORDED_AT).map(Instant::parse).orElse(null))
                    .append(
                            "originChannel",
                            recorded.get(ORIGIN_METADATA_PREFIX + CHANNEL).orElse(null))
                    .append("originMessage", recorded.get(ORIGIN_MESSAGE).orElse(null));
        }
        trail.append(event.organization(), recorded, entry);
    }

    /** Who did a replicated event is what the origin node says; this node's metadata names only who received it. */
    private static String whereItHappened(Recorded recorded, String key) {
        return recorded.get(recorded.here() ? key : ORIGIN_METADATA_PREFIX + key)
                .orElse(null);
    }
}
