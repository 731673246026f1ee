package org.dudaohub.connectors.partner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.partner.PartnerEvent;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;
import org.dudaohub.domain.partner.PartnerEvent.PartnerDeclared;
import org.dudaohub.domain.partner.PartnerEvent.PartnerPaused;
import org.dudaohub.domain.partner.PartnerEvent.PartnerResumed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.PartnerEvent.PollAdvanced;
import org.dudaohub.domain.partner.PartnerEvent.ReplayRequested;

/**
 * This node's partners, folded from the ledger at each start. What it keeps grows with partners and channels, not with what
 * was exchanged.
 */
final class Partners {

    private static final long NOWHERE = -1;

    private final Map<String, Partner> partners = new TreeMap<>();

    /** How far the offers of a channel were read, by channel and replay. */
    private final Map<String, String> cursors = new HashMap<>();

    /** The position up to which everything on a channel to a partner has an outcome, by channel and replay. */
    private final Map<String, Long> settled = new HashMap<>();

    /** Failed deliveries that are to be sent again, by id. */
    private final Map<String, DeliveryRequeued> requeued = new TreeMap<>();

    private long position = NOWHERE;
    private long changes;

    /** The type is asked before the event: all that the node records comes by here, and little of it concerns partners. */
    synchronized void on(EventMessage<?> message, long at) {
        if (PartnerEvent.class.isAssignableFrom(message.getPayloadType())
                && !message.getMetaData().containsKey(Provenance.ORIGIN_NODE)) {
            apply((PartnerEvent) message.getPayload(), at);
            notifyAll();
        }
        position = at;
    }

    private void apply(PartnerEvent event, long at) {
        switch (event) {
            case PartnerDeclared e -> declare(e, at);
            case PartnerPaused e -> change(e, partner -> partner.pausedBecause(e.grounds()));
            case PartnerResumed e -> change(e, partner -> partner.pausedBecause(null));
            case ReplayRequested e -> change(e, partner -> partner.replayed(e.since(), at));
            case PollAdvanced e -> cursors.put(run(e.partner(), e.channel(), e.replays()), e.cursor());
            case DeliveryMade e -> settle(e.delivery(), e.position());
            case DeliveryFailed e -> settle(e.delivery(), e.position());
            case DeliveryRequeued e -> requeued.put(e.delivery(), e);
            case PayloadTaken _, PayloadFailed _, PayloadCorrected _, PayloadRerun _, PayloadDismissed _ -> {}
        }
    }

    private void declare(PartnerDeclared event, long at) {
        Partner before = partners.get(event.partner());
        Declaration declaration = understood(event.declaration());
        Map<String, Long> since = new HashMap<>(before == null ? Map.of() : before.outboundSince());
        if (declaration != null) {
            declaration.out().forEach(channel -> since.putIfAbsent(channel.id(), at));
        }
        partners.put(
                event.partner(),
                new Partner(
                        event.partner(),
                        event.name(),
                        event.office(),
                        event.declaration(),
                        declaration,
                        event.credentials(),
                        before == null ? null : before.paused(),
                        before == null ? 0 : before.replays(),
                        before == null ? null : before.replaySince(),
                        before == null ? NOWHERE : before.replayAsked(),
                        Map.copyOf(since)));
        changes++;
    }

    private static Declaration understood(String json) {
        try {
            return Declaration.read(json);
        } catch (Declaration.Malformed unknown) {
            return null;
        }
    }

    private void change(PartnerEvent event, java.util.function.UnaryOperator<Partner> change) {
        partners.computeIfPresent(event.partner(), (id, partner) -> change.apply(partner));
        changes++;
    }

    /** A delivery's id ends with its position; what stands before that is its channel and replay. */
    private void settle(String delivery, long at) {
        settled.merge(DeliveryId.parse(delivery).run(), at, Math::max);
        requeued.remove(delivery);
    }

    private static String run(String partner, String channel, int replay) {
        return partner + "/" + channel + "/" + replay;
    }

    synchronized boolean hasCaughtUpWith(long head) {
        return position >= head;
    }

    /** Grows whenever a partner is declared, paused, resumed or replayed. */
    synchronized long changes() {
        return changes;
    }

    /** Waits so long at most until the partner is as it was declared, which follows the ledger by a moment. */
    synchronized void awaitDeclared(String id, String declaration, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis();
                    left > 0
                            && find(id).map(Partner::declared)
                                    .filter(declaration::equals)
                                    .isEmpty();
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized List<Partner> all() {
        return new ArrayList<>(partners.values());
    }

    synchronized Optional<Partner> find(String id) {
        return Optional.ofNullable(partners.get(id));
    }

    /** How far the channel was read since the partner's last replay; empty for not at all. */
    synchronized Optional<String> cursor(Partner partner, String channel) {
        return Optional.ofNullable(cursors.get(run(partner.id(), channel, partner.replays())));
    }

    synchronized void advance(Partner partner, String channel, String cursor) {
        cursors.put(run(partner.id(), channel, partner.replays()), cursor);
    }

    /** The position after which the channel has to look for news. */
    synchronized long settledUpTo(Partner partner, String channel) {
        long start = partner.replays() > 0 ? NOWHERE : partner.outboundSince().getOrDefault(channel, NOWHERE);
        return settled.getOrDefault(run(partner.id(), channel, partner.replays()), start);
    }

    synchronized void settleUpTo(Partner partner, String channel, long at) {
        settled.merge(run(partner.id(), channel, partner.replays()), at, Math::max);
    }

    synchronized List<DeliveryRequeued> requeued(String partner) {
        return requeued.values().stream()
                .filter(each -> each.partner().equals(partner))
                .toList();
    }

    synchronized void forget(DeliveryRequeued done) {
        requeued.remove(done.delivery(), done);
    }
}
