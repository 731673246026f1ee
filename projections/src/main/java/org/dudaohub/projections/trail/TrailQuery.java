package org.dudaohub.projections.trail;

import org.dudaohub.projections.JournalQuery;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Reads the trail of an organisation, by its code. */
@Component
public class TrailQuery {

    private final JournalQuery<TrailEntry> trail;

    TrailQuery(ReadModelDatabase database) {
        this.trail = new JournalQuery<>(database, TrailProjection.TRAIL, TrailEntry.class);
    }

    public Page<TrailEntry> oldestFirst(String organization, Paging paging) {
        return trail.oldestFirst(organization, paging);
    }

    public Page<TrailEntry> newestFirst(String organization, Paging paging) {
        return trail.newestFirst(organization, paging);
    }
}
