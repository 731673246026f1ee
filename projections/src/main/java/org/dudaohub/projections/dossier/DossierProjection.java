package org.dudaohub.projections.dossier;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.wording.Sentence;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** One document for each stream, whatever its capability. */
@Component
@ProcessingGroup("dossiers")
class DossierProjection extends Projection {

    static final String DOSSIERS = "dossiers";

    private final Documents dossiers = documents(DOSSIERS);

    DossierProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        dossiers.change(recorded.qualified(recorded.stream()), recorded, dossier -> {
            if (!dossier.containsKey("stream")) {
                String name = EventCatalog.nameOf(event.getClass());
                dossier.append("stream", recorded.stream())
                        .append("capability", name.substring(0, name.indexOf('.')))
                        .append("organization", event.organization())
                        .append("openedOn", event.happenedOn())
                        .append("firstRecordedAt", recorded.recordedAt())
                        .append("originNode", recorded.originNode().orElse(null))
                        .append("events", 0L)
                        .append("fields", new Document());
            }
            dossier.append(
                            "status",
                            event.getClass().getAnnotation(Wording.class).value())
                    .append("summary", Sentence.of(event))
                    .append("changedOn", event.happenedOn())
                    .append("recordedAt", recorded.recordedAt())
                    .append("events", dossier.getLong("events") + 1);
            dossier.get("fields", Document.class).putAll(Sentence.fields(event));
        });
    }
}
