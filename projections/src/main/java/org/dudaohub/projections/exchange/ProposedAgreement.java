package org.dudaohub.projections.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.exchange.Terms;

/**
 * An agreement that was proposed and is neither accepted nor declined.
 *
 * @param by the node that proposed it, this one or the peer
 * @param transport null where the proposer did not say
 * @param key public key of the node that proposed it, X.509 SubjectPublicKeyInfo, base64
 * @param validUntil last day; null while it is open-ended
 */
public record ProposedAgreement(
        String agreement,
        String by,
        Terms sends,
        Terms accepts,
        String transport,
        String key,
        LocalDate validFrom,
        LocalDate validUntil) {}
