package org.dudaohub.server.exchange;

import java.time.LocalDate;
import java.util.UUID;
import org.dudaohub.connectors.peer.NodeKey;
import org.dudaohub.connectors.peer.NodeKeys;
import org.dudaohub.connectors.peer.SignatureAlgorithm;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.exchange.AcceptAgreement;
import org.dudaohub.domain.exchange.AnnounceKey;
import org.dudaohub.domain.exchange.ConcludeAgreement;
import org.dudaohub.domain.exchange.DeclineAgreement;
import org.dudaohub.domain.exchange.EndAgreement;
import org.dudaohub.domain.exchange.ExchangeCommand;
import org.dudaohub.domain.exchange.ProposeAgreement;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.exchange.ExchangeQuery;
import org.dudaohub.projections.exchange.PeerExchange;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.security.HubUser;
import org.springframework.stereotype.Component;

/** What an office does about agreements. The node's own id and keys are not for people to type. */
@Component
class AgreementDesk {

    private final CommandDesk desk;
    private final NodeProperties node;
    private final NodeKeys keys;
    private final ExchangeQuery exchange;

    AgreementDesk(CommandDesk desk, NodeProperties node, NodeKeys keys, ExchangeQuery exchange) {
        this.desk = desk;
        this.node = node;
        this.keys = keys;
        this.exchange = exchange;
    }

    Outcome propose(
            String peer,
            Terms sends,
            Terms accepts,
            String transport,
            String peerKey,
            LocalDate validFrom,
            LocalDate validUntil,
            HubUser user,
            Channel channel) {
        return send(
                new ProposeAgreement(
                        peer,
                        node.office(),
                        UUID.randomUUID().toString(),
                        node.id(),
                        sends,
                        accepts,
                        transport,
                        peer == null ? null : keys.to(peer).publicKey(),
                        peerKey,
                        validFrom,
                        validUntil),
                user,
                channel);
    }

    Outcome record(
            String peer,
            Terms sends,
            Terms accepts,
            String peerKey,
            LocalDate validFrom,
            LocalDate validUntil,
            HubUser user,
            Channel channel) {
        return send(
                new ConcludeAgreement(peer, node.office(), sends, accepts, peerKey, validFrom, validUntil),
                user,
                channel);
    }

    Outcome accept(String peer, String agreement, String peerKey, HubUser user, Channel channel) {
        return send(
                new AcceptAgreement(
                        peer, node.office(), agreement, node.id(), keys.to(peer).publicKey(), peerKey),
                user,
                channel);
    }

    Outcome decline(String peer, String agreement, String reason, HubUser user, Channel channel) {
        return send(new DeclineAgreement(peer, node.office(), agreement, node.id(), reason), user, channel);
    }

    Outcome end(String peer, String reason, HubUser user, Channel channel) {
        return send(new EndAgreement(peer, node.office(), node.id(), reason), user, channel);
    }

    /** Makes a new key and announces it to every peer with which there is an agreement; the last refusal if one refuses. */
    Outcome changeKey(SignatureAlgorithm algorithm, LocalDate effectiveFrom, HubUser user, Channel channel) {
        NodeKey fresh = keys.create(algorithm);
        Outcome outcome = Outcome.unchanged(fresh.id());
        for (PeerExchange peer : exchange.peers(Paging.first(Paging.LARGEST)).items()) {
            if (peer.agreement() != null) {
                Outcome announced = send(
                        new AnnounceKey(
                                peer.peer(),
                                node.office(),
                                node.id(),
                                fresh.publicKey(),
                                keys.to(peer.peer()).id(),
                                effectiveFrom),
                        user,
                        channel);
                if (outcome instanceof Outcome.Refused) {
                    continue;
                }
                outcome = announced instanceof Outcome.Refused ? announced : Outcome.accepted(fresh.id());
            }
        }
        return outcome;
    }

    /**
     * A peer that lost its key can't announce the new one under it: people compared it by another way. The agreement goes on
     * as it is.
     */
    Outcome replacePeerKey(String peer, String peerKey, HubUser user, Channel channel) {
        return exchange.peers(Paging.first(Paging.LARGEST)).items().stream()
                .filter(known -> known.peer().equals(peer) && known.agreement() != null)
                .findFirst()
                .map(PeerExchange::agreement)
                .map(agreed -> record(
                        peer,
                        agreed.sends(),
                        agreed.accepts(),
                        peerKey,
                        agreed.validFrom(),
                        agreed.validUntil(),
                        user,
                        channel))
                .orElseGet(() -> Outcome.refused(Reason.UNKNOWN_CASE, "与该节点没有生效的协议"));
    }

    private Outcome send(ExchangeCommand command, HubUser user, Channel channel) {
        return desk.sendForOffice(command, user, channel);
    }
}
