package org.dudaohub.projections.dossier;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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

/** One document for each stream, or for each case of a stream that carries several, whatever its capability. */
@Component
@ProcessingGroup("dossiers")
class DossierProjection extends Projection {

    static final String DOSSIERS = "dossiers";

    private final Documents dossiers = documents(DOSSIERS);

    DossierProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return true;
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        dossiers.change(recorded.dossier(event), recorded, dossier -> {
            if (!dossier.containsKey("stream")) {
                String name = EventCatalog.nameOf(event.getClass());
                dossier.append("stream", recorded.stream())
                        .append("subcase", event.subcase())
                        .append("capability", name.substring(0, name.indexOf('.')))
                        .append("organization", event.organization())
                        .append("openedOn", event.happenedOn())
                        .append("firstRecordedAt", recorded.recordedAt())
                        .append("originNode", recorded.originNode().orElse(null))
                        .append("events", 0L)
                        .append("days", new ArrayList<>())
                        .append("fields", new Document());
            }
            dossier.append(
                            "status",
                            event.getClass().getAnnotation(Wording.class).value())
                    .append("summary", Sentence.of(event))
                    .append("changedOn", event.happenedOn())
                    .append("recordedAt", recorded.recordedAt())
                    .append("events", dossier.getLong("events") + 1);
            addOnce(
                    dossier.getList("days", Document.class),
                    new Document("happened", midnight(event.happenedOn()))
                            .append("recorded", midnight(recorded.recordedOn())));
            Document fields = dossier.get("fields", Document.class);
            event.settles().forEach(fields::remove);
            fields.putAll(Sentence.fields(event));
        });
    }

    /** The pairs of days are few even where the events are many. */
    private static void addOnce(List<Document> days, Document day) {
        if (!days.contains(day)) {
            days.add(day);
        }
    }

    /** As the database keeps a day, so that a day that was read equals a day that is written. */
    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
