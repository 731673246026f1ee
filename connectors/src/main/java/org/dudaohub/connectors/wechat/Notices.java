package org.dudaohub.connectors.wechat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;

/**
 * What is still to be sent, and to whom, and what WeChat refused and is still to be posted, as the ledger says it. Events that other nodes replicated to this one call for
 * nothing: their own node sends. Thread-safe.
 */
final class Notices {

    private static final long NOTHING = -1;

    private final Map<String, DueNotice> due = new LinkedHashMap<>();
    private final Map<String, DueNotice> refused = new LinkedHashMap<>();
    private final Map<String, WeChatBound> bindings = new HashMap<>();
    private final Map<String, String> principals = new HashMap<>();
    private long position = NOTHING;

    /** @param at the event's position in the ledger; an event that was seen before is left out */
    synchronized void on(EventMessage<?> message, long at) {
        if (at <= position) {
            return;
        }
        if (!message.getMetaData().containsKey(Provenance.ORIGIN_NODE)) {
            fold(message);
        }
        position = at;
    }

    private void fold(EventMessage<?> message) {
        switch (message.getPayload()) {
            case WeChatBound event -> bindings.put(event.school(), event);
            case PrincipalAppointed event -> principals.put(event.code(), event.person());
            case NoticeSent event -> due.remove(event.notice());
            case NoticeFailed event -> refuse(event.notice());
            case NoticePosted event -> settle(event.notice());
            case RectificationReported event ->
                forget(notice -> notice.kind() == NoticeKind.RECTIFICATION_OVERDUE
                        && notice.about().equals(event.rectification()));
            case RectificationAccepted event -> forget(notice -> notice.about().equals(event.rectification()));
            default -> DueNotice.calledForBy(message).ifPresent(notice -> due.put(notice.id(), notice));
        }
    }

    private void forget(Predicate<DueNotice> settled) {
        due.values().removeIf(settled);
        refused.values().removeIf(settled);
    }

    /** @param head the position that the ledger had when the node started, -1 if it was empty */
    synchronized boolean haveCaughtUpWith(long head) {
        return position >= head;
    }

    /** What no channel has had yet, oldest first. */
    synchronized List<DueNotice> due() {
        return List.copyOf(due.values());
    }

    /** What WeChat refused for good and is not yet in the school's inbox, oldest first. */
    synchronized List<DueNotice> refused() {
        return List.copyOf(refused.values());
    }

    /** The outcome is in the ledger; it need not come round first. */
    synchronized void settle(String notice) {
        due.remove(notice);
        refused.remove(notice);
    }

    /** As {@link #settle}, where the outcome is that WeChat refused it. What was settled meanwhile stays so. */
    synchronized void refuse(String notice) {
        DueNotice failed = due.remove(notice);
        if (failed != null) {
            refused.put(notice, failed);
        }
    }

    /** The id of the school's principal, empty if none is named. */
    synchronized String principalOf(String school) {
        return principals.getOrDefault(school, "");
    }

    /** The binding of the school's present principal; that of a predecessor must not get the school's news. */
    synchronized Optional<WeChatBound> bindingOf(String school) {
        return Optional.ofNullable(bindings.get(school))
                .filter(binding -> binding.person().equals(principals.getOrDefault(school, binding.person())));
    }
}
