package org.dudaohub.projections.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;

import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
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
            assertThat(node.settled(NoticesQuery.class).summary()).isEqualTo(new NoticeSummary(0, 0));

            node.happened(sent, failed).received("qingdi", sent);

            NoticesQuery notices = node.settled(NoticesQuery.class);
            assertThat(notices.summary()).isEqualTo(new NoticeSummary(1, 1));
            assertThat(notices.newestFirst(Paging.first(10)).items())
                    .extracting(NoticeRow::notice, NoticeRow::delivered, NoticeRow::code)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("n2", false, "43101"),
                            org.assertj.core.groups.Tuple.tuple("n1", true, null));
        }
    }
}
