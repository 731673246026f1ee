package org.dudaohub.projections.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.exchange.Terms;

/**
 * The latest agreement with a peer.
 *
 * @param office code of this node's office
 * @param peerKey the peer's public key, X.509 SubjectPublicKeyInfo, base64
 * @param validUntil last day; null while it is open-ended
 * @param position where this node's ledger keeps it
 */
public record Agreement(
        String office,
        Terms sends,
        Terms accepts,
        String peerKey,
        LocalDate validFrom,
        LocalDate validUntil,
        long position) {}
