package org.dudaohub.projections.imports;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.intake.IntakeEvent;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.projections.Journal;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** This node's files in one journal, and the rejected lines of each file in a journal of its own. */
@Component
@ProcessingGroup("imports")
class ImportsProjection extends Projection {

    static final String FILES = "imports.files";
    static final String REJECTED = "imports.rejected";
    static final String ALL = "all";

    private final Journal files = journal(FILES);
    private final Journal rejected = journal(REJECTED);

    ImportsProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return here && IntakeEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (event instanceof FileImported file) {
            files.append(
                    ALL,
                    recorded,
                    new Document("file", file.file())
                            .append("fileName", file.fileName())
                            .append("partner", file.partner())
                            .append("kind", file.kind())
                            .append("office", file.office())
                            .append("accepted", file.accepted())
                            .append("unchanged", file.unchanged())
                            .append("rejected", file.rejected().size())
                            .append("recordedAt", recorded.recordedAt()));
            rejected.append(
                    file.file(),
                    recorded,
                    file.rejected().stream().map(ImportsProjection::document).toList());
        }
    }

    private static Document document(RejectedLine line) {
        return new Document("line", line.line()).append("reason", line.reason()).append("message", line.message());
    }
}
