package org.dudaohub.connectors.wechat;

import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;

/**
 * A notice that an event calls for.
 *
 * @param id made from the event's own id, so that it is the same each time the ledger is read
 * @param traceId of the event, so that the notice can be traced to what began it; null if it has none
 * @param about the rectification case
 * @param matter what it is about, in as many characters as people wrote
 */
record DueNotice(
        String id, String traceId, NoticeKind kind, String school, String about, String matter, LocalDate deadline) {

    static Optional<DueNotice> calledForBy(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case RectificationOrdered event ->
                Optional.of(of(
                        message,
                        NoticeKind.RECTIFICATION_ORDERED,
                        event.school(),
                        event.rectification(),
                        event.problem(),
                        event.deadline()));
            case RectificationReturned event ->
                Optional.of(of(
                        message,
                        NoticeKind.RECTIFICATION_RETURNED,
                        event.school(),
                        event.rectification(),
                        event.remaining(),
                        event.deadline()));
            case RectificationOverdue event ->
                Optional.of(of(
                        message,
                        NoticeKind.RECTIFICATION_OVERDUE,
                        event.school(),
                        event.rectification(),
                        "整改报告逾期未交，请立即报送",
                        event.deadline()));
            default -> Optional.empty();
        };
    }

    private static DueNotice of(
            EventMessage<?> cause, NoticeKind kind, String school, String about, String matter, LocalDate deadline) {
        return new DueNotice(
                "wechat-" + cause.getIdentifier(),
                (String) cause.getMetaData().get("traceId"),
                kind,
                school,
                about,
                matter,
                deadline);
    }
}
