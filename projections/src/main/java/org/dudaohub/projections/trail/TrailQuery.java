package org.dudaohub.projections.trail;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.JournalQuery;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.When;
import org.springframework.stereotype.Component;

/** Reads the trail of an organisation, by its code. */
@Component
public class TrailQuery {

    private final JournalQuery<TrailEntry> trail;

    TrailQuery(ReadModelDatabase database) {
        this.trail = new JournalQuery<>(database, TrailProjection.TRAIL, TrailEntry.class);
    }

    /**
     * A page of what happened, or was recorded, then: in the order of the ledger or, newest first, in the opposite one.
     *
     * @param reader the role of who reads it, for whom what may not be seen is not there, nor counted
     */
    public Page<TrailEntry> find(String organization, Role reader, When when, boolean oldestFirst, Paging paging) {
        Set<String> visible = EventCatalog.visibleTo(reader);
        if (when.isEver() && visible.containsAll(EventCatalog.byName().keySet())) {
            return oldestFirst ? oldestFirst(organization, paging) : newestFirst(organization, paging);
        }
        return trail.matching(
                organization,
                entry -> visible.contains(entry.event())
                        && when.covers(entry.happenedOn(), LocalDate.ofInstant(entry.recordedAt(), When.ZONE)),
                oldestFirst,
                paging);
    }

    /** Hands over the whole trail in the order of the ledger, a part of it in memory at a time. */
    public void forEach(String organization, Consumer<TrailEntry> action) {
        trail.forEach(organization, true, action);
    }

    public Page<TrailEntry> oldestFirst(String organization, Paging paging) {
        return trail.oldestFirst(organization, paging);
    }

    public Page<TrailEntry> newestFirst(String organization, Paging paging) {
        return trail.newestFirst(organization, paging);
    }
}
