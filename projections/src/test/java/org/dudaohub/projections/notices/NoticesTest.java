package org.dudaohub.projections.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dudaohub.projections.Events.MARCH;

import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeRead;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.Test;

class NoticesTest {

    @Test
    void counts_and_lists_what_was_sent_and_what_failed() {
        NoticeSent sent =
                new NoticeSent("n1", "2199000001", "p1", "RECTIFICATION_ORDERED", "v1-1", "wechat", "7", MARCH);
        NoticeFailed failed = new NoticeFailed(
                "n2", "3199000002", "p2", "RECTIFICATION_ORDERED", "v2-1", "wechat", "43101", "用户拒绝接受消息", MARCH);
        try (Node node = Node.start()) {
            assertThat(node.settled(NoticesQuery.class).summary()).isEqualTo(new NoticeSummary(0, 0, 0, 0));

            node.happened(sent, failed).received("qingdi", sent);

            NoticesQuery notices = node.settled(NoticesQuery.class);
            assertThat(notices.summary()).isEqualTo(new NoticeSummary(1, 1, 0, 0));
            assertThat(notices.newestFirst(Paging.first(10)).items())
                    .extracting(NoticeRow::notice, NoticeRow::delivered, NoticeRow::code)
                    .containsExactly(tuple("n2", false, "43101"), tuple("n1", true, null));
        }
    }

    @Test
    void a_school_finds_in_its_inbox_what_was_posted_there_unread_first() {
        NoticeFailed failed = new NoticeFailed(
                "n1", "2199000001", "p1", "RECTIFICATION_ORDERED", "v1-1", "wechat", "43101", "用户拒绝接受消息", MARCH);
        NoticeSent sent =
                new NoticeSent("n0", "2199000001", "p1", "RECTIFICATION_ORDERED", "v0-1", "wechat", "7", MARCH);
        try (Node node = Node.start()) {
            node.happened(
                            failed,
                            sent,
                            posted("n1", "2199000001"),
                            posted("n2", "2199000001"),
                            posted("n3", "2199000001"),
                            posted("n4", "3199000002"),
                            new NoticeRead("n2", "2199000001", "v-n2", MARCH))
                    .received("qingdi", posted("n5", "2199000001"));

            NoticesQuery notices = node.settled(NoticesQuery.class);
            assertThat(notices.inbox("2199000001", Paging.first(10)).items())
                    .extracting(NoticeRow::notice, NoticeRow::matter, row -> row.readAt() != null)
                    .containsExactly(tuple("n3", "问题n3", false), tuple("n1", "问题n1", false), tuple("n2", "问题n2", true));
            assertThat(notices.unread("2199000001")).isEqualTo(2);
            assertThat(notices.unread("2199000009")).isZero();
            assertThat(notices.summary()).isEqualTo(new NoticeSummary(1, 1, 4, 1));
            assertThat(notices.newestFirst(Paging.first(10)).items())
                    .extracting(NoticeRow::notice, NoticeRow::channel, NoticeRow::code, row -> row.postedAt() != null)
                    .containsExactly(
                            tuple("n4", "console", null, true),
                            tuple("n3", "console", null, true),
                            tuple("n2", "console", null, true),
                            tuple("n0", "wechat", null, false),
                            tuple("n1", "wechat", "43101", true));
        }
    }

    private static NoticePosted posted(String notice, String school) {
        return new NoticePosted(
                notice, school, "p", "RECTIFICATION_ORDERED", "v-" + notice, "问题" + notice, MARCH, "console", MARCH);
    }
}
