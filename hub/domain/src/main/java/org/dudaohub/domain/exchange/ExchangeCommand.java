package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ExchangeCommand extends Command
        permits ConcludeAgreement,
                ProposeAgreement,
                AcceptAgreement,
                DeclineAgreement,
                EndAgreement,
                AnnounceKey,
                HearAgreementStep {

    /** The peer's node id. */
    String peer();

    @Override
    default String stream() {
        return "agreement:" + peer();
    }
}
