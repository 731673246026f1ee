package org.dudaohub.domain.exchange;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Concludes an agreement with a peer, or replaces the one in force. See {@link ExchangeEvent.AgreementConcluded}. */
public record ConcludeAgreement(
        String peer,
        String office,
        Terms sends,
        Terms accepts,
        String peerKey,
        LocalDate validFrom,
        LocalDate validUntil) {

    @TargetAggregateIdentifier
    public String stream() {
        return "agreement:" + peer;
    }
}
