package org.dudaohub.projections.exchange;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.dudaohub.projections.JournalQuery;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Looks up what was exchanged with peers. */
@Component
public class ExchangeQuery {

    private final MongoCollection<PeerExchange> peers;
    private final JournalQuery<RefusedMessage> refusals;

    ExchangeQuery(ReadModelDatabase database) {
        this.peers = database.collection(ExchangeProjection.PEERS, PeerExchange.class);
        this.refusals = new JournalQuery<>(database, ExchangeProjection.REFUSALS, RefusedMessage.class);
    }

    /** Every node with which there is an agreement or from which something came, by id. */
    public Page<PeerExchange> peers(Paging paging) {
        return Page.of(peers, empty(), paging);
    }

    public Optional<PeerExchange> peer(String id) {
        return Optional.ofNullable(peers.find(eq("_id", id)).first());
    }

    /** What was refused from a peer, the latest first. */
    public Page<RefusedMessage> refusals(String peer, Paging paging) {
        return refusals.newestFirst(peer, paging);
    }
}
