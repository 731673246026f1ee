package org.dudaohub.projections.notices;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeRead;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** This node's notices, one document each; a peer's notices are the peer's business. */
@Component
@ProcessingGroup("notices")
class NoticesProjection extends Projection {

    static final String NOTICES = "notices";
    static final String SUMMARY = "notices.summary";
    static final String ALL = "all";

    private final Documents notices = documents(NOTICES);
    private final Documents summary = documents(SUMMARY);

    NoticesProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return here && NoticeEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (event instanceof NoticeEvent notice) {
            switch (notice) {
                case WeChatBound e -> {}
                case NoticeSent e -> {
                    count("sent", recorded);
                    notices.change(e.notice(), recorded, row -> {
                        begin(row, e.school(), e.person(), e.kind(), e.about(), e.channel(), recorded);
                        row.append("delivered", true).append("externalId", e.externalId());
                    });
                }
                case NoticeFailed e -> {
                    count("failed", recorded);
                    notices.change(e.notice(), recorded, row -> {
                        begin(row, e.school(), e.person(), e.kind(), e.about(), e.channel(), recorded);
                        row.append("code", e.code()).append("explanation", e.explanation());
                    });
                }
                case NoticePosted e -> {
                    count("posted", recorded);
                    notices.change(e.notice(), recorded, row -> {
                        begin(row, e.school(), e.person(), e.kind(), e.about(), e.channel(), recorded);
                        row.append("matter", e.matter())
                                .append("deadline", e.deadline())
                                .append("postedAt", recorded.recordedAt())
                                .append("read", false);
                    });
                }
                case NoticeRead e -> {
                    count("read", recorded);
                    notices.change(
                            e.notice(),
                            recorded,
                            row -> row.append("readAt", recorded.recordedAt()).append("read", true));
                }
            }
        }
    }

    private void count(String what, Recorded recorded) {
        summary.change(ALL, recorded, counts -> {
            for (String each : new String[] {"sent", "failed", "posted", "read"}) {
                counts.append(each, counts.get(each, 0L) + (each.equals(what) ? 1 : 0));
            }
        });
    }

    /** The first event of a notice says what it is; a later one adds to it. */
    private static void begin(
            Document row, String school, String person, String kind, String about, String channel, Recorded recorded) {
        if (!row.containsKey("since")) {
            row.append("school", school)
                    .append("person", person)
                    .append("kind", kind)
                    .append("about", about)
                    .append("channel", channel)
                    .append("delivered", false)
                    .append("recordedAt", recorded.recordedAt())
                    .append("since", recorded.position());
        }
    }
}
