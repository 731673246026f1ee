package org.dudaohub.server.exchange;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.dudaohub.connectors.peer.PeerFigures;
import org.springframework.stereotype.Component;

/** What a watch over the node is told of each peer, tagged {@code peer}; {@code /actuator/metrics/dudao.exchange.*}. */
@Component
class ExchangeMetrics implements MeterBinder {

    private static final String PEER = "peer";

    private final PeerFigures figures;

    ExchangeMetrics(PeerFigures figures) {
        this.figures = figures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String peer : figures.peers()) {
            Gauge.builder("dudao.exchange.waiting", figures, all -> all.of(peer).waiting())
                    .description("Messages for the peer that it has not answered for good")
                    .tag(PEER, peer)
                    .register(registry);
            Gauge.builder("dudao.exchange.missing", figures, all -> all.of(peer).missing())
                    .description("Files that the peer's facts name and that are not here yet")
                    .tag(PEER, peer)
                    .register(registry);
            FunctionCounter.builder(
                            "dudao.exchange.refused",
                            figures,
                            all -> all.of(peer).refused())
                    .description("What came in the peer's name and was not accepted")
                    .tag(PEER, peer)
                    .register(registry);
            FunctionCounter.builder(
                            "dudao.exchange.contradicted",
                            figures,
                            all -> all.of(peer).contradicted())
                    .description("How often the peer's ledger was not the one that it was: history was changed")
                    .tag(PEER, peer)
                    .register(registry);
        }
    }
}
