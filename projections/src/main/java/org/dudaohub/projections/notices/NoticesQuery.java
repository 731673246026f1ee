package org.dudaohub.projections.notices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Looks up this node's notices. */
@Component
public class NoticesQuery {

    private static final Bson NEWEST_FIRST = Sorts.descending("since");
    private static final Bson UNREAD_FIRST = Sorts.orderBy(Sorts.ascending("read"), NEWEST_FIRST);

    private final MongoCollection<NoticeSummary> summary;
    private final MongoCollection<NoticeRow> notices;

    NoticesQuery(ReadModelDatabase database) {
        this.summary = database.collection(NoticesProjection.SUMMARY, NoticeSummary.class);
        this.notices = database.collection(NoticesProjection.NOTICES, NoticeRow.class);
    }

    public NoticeSummary summary() {
        return Optional.ofNullable(
                        summary.find(eq("_id", NoticesProjection.ALL)).first())
                .orElse(new NoticeSummary(0, 0, 0, 0));
    }

    public Page<NoticeRow> newestFirst(Paging paging) {
        return Page.of(notices, empty(), NEWEST_FIRST, paging);
    }

    /** The school's inbox: what it has not read yet, the newest first, and after that what it has. */
    public Page<NoticeRow> inbox(String school, Paging paging) {
        return Page.of(notices, and(eq("school", school), exists("read")), UNREAD_FIRST, paging);
    }

    /** How many notices in the school's inbox it has not read. */
    public long unread(String school) {
        return notices.countDocuments(and(eq("school", school), eq("read", false)));
    }
}
