package org.dudaohub.projections.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementDeclined;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.FeedResumed;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadContradicted;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Journal;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** One document for each peer, and one journal of refusals for each. A replicated event counts only as received. */
@Component
@ProcessingGroup("exchange")
class ExchangeProjection extends Projection {

    static final String PEERS = "exchange.peers";
    static final String REFUSALS = "exchange.refusals";

    private static final int MOST_ALARMS = 20;

    private static final List<String> COUNTERS =
            List.of("sent", "receiptsReceived", "received", "receiptsIssued", "refused", "refusedByPeer");

    private final Documents peers = documents(PEERS);
    private final Journal refusals = journal(REFUSALS);

    ExchangeProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return !here || ExchangeEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (!recorded.here()) {
            change(recorded.originNode().orElseThrow(), recorded, peer -> {
                increment(peer, "received");
                if (event instanceof HeadDeclared head) {
                    peer.append("head", head.position());
                }
            });
        } else if (event instanceof ExchangeEvent e) {
            change(e.peer(), recorded, peer -> apply(e, recorded, peer));
            if (e instanceof MessageRefused refused) {
                refusals.append(refused.peer(), recorded, refusal(refused, recorded));
            }
        }
    }

    private static void apply(ExchangeEvent event, Recorded recorded, Document peer) {
        switch (event) {
            case AgreementConcluded e ->
                peer.append(
                        "agreement",
                        new Agreement(
                                e.office(),
                                e.sends(),
                                e.accepts(),
                                e.peerKey(),
                                e.happenedOn(),
                                e.validUntil(),
                                recorded.position()));
            case AgreementProposed e ->
                list(peer, "proposals")
                        .add(new ProposedAgreement(
                                e.agreement(),
                                e.by(),
                                e.sends(),
                                e.accepts(),
                                e.transport(),
                                e.key(),
                                e.validFrom(),
                                e.validUntil()));
            case AgreementAccepted e -> settle(peer, e.agreement());
            case AgreementDeclined e -> settle(peer, e.agreement());
            case AgreementEnded e -> peer.remove("agreement");
            case KeyAnnounced e -> {}
            case HeadDeclared e -> {}
            case HeadContradicted e ->
                alarm(peer, e, recorded, "该节点账本在位置 %d 处与此前申报的不符：此前的历史被改写".formatted(e.position()));
            case FeedResumed e ->
                alarm(
                        peer,
                        e,
                        recorded,
                        "对方已有本节点第 %d 至 %d 号消息，而本节点账本没有：账本应是从旧备份恢复；消息自第 %d 号接续"
                                .formatted(e.sequence(), e.next() - 1, e.next()));
            case ReceiptsIssued e -> add(peer, "receiptsIssued", e.digests().size());
            case ReceiptIssued e -> increment(peer, "receiptsIssued");
            case ReceiptsReceived e -> {
                // A peer that was restored from a backup gives receipts again, perhaps in another cut.
                long end = e.first() + e.digests().size();
                add(peer, "receiptsReceived", Math.max(0, end - Math.max(e.first(), peer.getLong("sent"))));
                answered(peer, end - 1);
            }
            case ReceiptReceived e -> {
                increment(peer, "receiptsReceived");
                answered(peer, e.sequence());
            }
            case RefusalReceived e -> {
                increment(peer, "refusedByPeer");
                answered(peer, e.sequence());
            }
            case MessageRefused e -> increment(peer, "refused");
        }
    }

    private static void settle(Document peer, String agreement) {
        // Read from the database or added by an event of the same batch.
        list(peer, "proposals")
                .removeIf(proposed -> agreement.equals(
                        proposed instanceof ProposedAgreement fresh
                                ? fresh.agreement()
                                : ((Document) proposed).getString("agreement")));
    }

    private static void alarm(Document peer, ExchangeEvent event, Recorded recorded, String text) {
        List<Object> alarms = list(peer, "alarms");
        alarms.add(new ExchangeAlarm(
                EventCatalog.nameOf(event.getClass()), text, recorded.recordedAt(), recorded.position()));
        if (alarms.size() > MOST_ALARMS) {
            alarms.removeFirst();
        }
    }

    private static List<Object> list(Document peer, String field) {
        List<Object> list = new ArrayList<>(peer.getList(field, Object.class, List.of()));
        peer.append(field, list);
        return list;
    }

    private static Document refusal(MessageRefused event, Recorded recorded) {
        return new Document("peer", event.peer())
                .append("message", event.message())
                .append("digest", event.digest())
                .append("code", event.code())
                .append("explanation", event.explanation())
                .append("recordedAt", recorded.recordedAt());
    }

    private void change(String id, Recorded recorded, Consumer<Document> change) {
        peers.change(id, recorded, peer -> {
            COUNTERS.forEach(counter -> peer.putIfAbsent(counter, 0L));
            change.accept(peer);
        });
    }

    private static void answered(Document peer, long sequence) {
        peer.merge("sent", sequence + 1, (a, b) -> Math.max((Long) a, (Long) b));
    }

    private static void increment(Document peer, String counter) {
        add(peer, counter, 1);
    }

    private static void add(Document peer, String counter, long count) {
        peer.merge(counter, count, (a, b) -> (Long) a + (Long) b);
    }
}
