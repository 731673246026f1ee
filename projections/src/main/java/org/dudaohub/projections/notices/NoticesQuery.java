package org.dudaohub.projections.notices;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.dudaohub.projections.JournalQuery;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Looks up this node's notices. */
@Component
public class NoticesQuery {

    private final MongoCollection<NoticeSummary> summary;
    private final JournalQuery<NoticeRow> notices;

    NoticesQuery(ReadModelDatabase database) {
        this.summary = database.collection(NoticesProjection.SUMMARY, NoticeSummary.class);
        this.notices = new JournalQuery<>(database, NoticesProjection.NOTICES, NoticeRow.class);
    }

    public NoticeSummary summary() {
        return Optional.ofNullable(
                        summary.find(eq("_id", NoticesProjection.ALL)).first())
                .orElse(new NoticeSummary(0, 0));
    }

    public Page<NoticeRow> newestFirst(Paging paging) {
        return notices.newestFirst(NoticesProjection.ALL, paging);
    }
}
