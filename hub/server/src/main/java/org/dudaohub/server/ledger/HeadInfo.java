package org.dudaohub.server.ledger;

import org.dudaohub.ledger.Ledger;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Says in {@code /actuator/info} where the ledger ends. */
@Component
class HeadInfo implements InfoContributor {

    private final Ledger ledger;

    HeadInfo(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("ledger", HeadView.of(ledger.head()));
    }
}
