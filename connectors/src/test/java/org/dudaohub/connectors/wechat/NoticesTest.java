package org.dudaohub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.axonframework.eventhandling.GenericEventMessage;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final Notices notices = new Notices();
    private long position;

    @Test
    void who_reports_is_no_longer_asked_to_report() {
        hear(new RectificationReturned("V1-1", "2199000301", "台账不全", DAY, DAY));
        hear(new RectificationOverdue("V1-1", "2199000301", DAY, DAY.plusDays(1)));
        hear(new RectificationOverdue("V2-1", "2199000301", DAY, DAY.plusDays(1)));
        hear(new RectificationReported("V1-1", "2199000301", "已补全", DAY.plusDays(2)));

        assertThat(notices.due())
                .extracting(DueNotice::about, DueNotice::kind)
                .containsExactly(
                        tuple("V1-1", NoticeKind.RECTIFICATION_RETURNED),
                        tuple("V2-1", NoticeKind.RECTIFICATION_OVERDUE));
    }

    private void hear(RectificationEvent event) {
        notices.on(GenericEventMessage.asEventMessage(event), position++);
    }
}
