package org.dudaohub.projections.notices;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Journal;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** This node's notices in one journal; a peer's notices are the peer's business. */
@Component
@ProcessingGroup("notices")
class NoticesProjection extends Projection {

    static final String NOTICES = "notices";
    static final String SUMMARY = "notices.summary";
    static final String ALL = "all";

    private final Journal notices = journal(NOTICES);
    private final Documents summary = documents(SUMMARY);

    NoticesProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (event instanceof NoticeEvent notice && recorded.here()) {
            switch (notice) {
                case WeChatBound e -> {}
                case NoticeSent e -> {
                    count(1, 0, recorded);
                    notices.append(
                            ALL,
                            recorded,
                            row(e.notice(), e.school(), e.person(), e.kind(), e.about(), e.channel(), recorded)
                                    .append("delivered", true)
                                    .append("externalId", e.externalId()));
                }
                case NoticeFailed e -> {
                    count(0, 1, recorded);
                    notices.append(
                            ALL,
                            recorded,
                            row(e.notice(), e.school(), e.person(), e.kind(), e.about(), e.channel(), recorded)
                                    .append("delivered", false)
                                    .append("code", e.code())
                                    .append("explanation", e.explanation()));
                }
            }
        }
    }

    private void count(long sent, long failed, Recorded recorded) {
        summary.change(
                ALL,
                recorded,
                counts -> counts.append("sent", counts.get("sent", 0L) + sent)
                        .append("failed", counts.get("failed", 0L) + failed));
    }

    private static Document row(
            String notice, String school, String person, String kind, String about, String channel, Recorded recorded) {
        return new Document("notice", notice)
                .append("school", school)
                .append("person", person)
                .append("kind", kind)
                .append("about", about)
                .append("channel", channel)
                .append("recordedAt", recorded.recordedAt());
    }
}
