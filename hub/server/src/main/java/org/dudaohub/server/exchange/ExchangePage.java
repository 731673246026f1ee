package org.dudaohub.server.exchange;

import java.util.List;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.exchange.ExchangeQuery;
import org.dudaohub.projections.exchange.PeerExchange;
import org.dudaohub.projections.exchange.RefusedMessage;
import org.dudaohub.server.frame.Framed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class ExchangePage implements Framed {

    private static final int PEERS = 50;
    private static final int REFUSALS = 20;

    private final ExchangeQuery exchange;

    ExchangePage(ExchangeQuery exchange) {
        this.exchange = exchange;
    }

    /** A peer with the latest of its messages that were not accepted. */
    record Line(PeerExchange peer, List<RefusedMessage> refusals) {}

    @GetMapping("/exchange")
    String exchange(Model model) {
        model.addAttribute(
                "peers",
                exchange.peers(Paging.first(PEERS)).items().stream()
                        .map(this::line)
                        .toList());
        return "exchange";
    }

    private Line line(PeerExchange peer) {
        List<RefusedMessage> refusals = peer.refused() == 0
                ? List.of()
                : exchange.refusals(peer.peer(), Paging.first(REFUSALS)).items();
        return new Line(peer, refusals);
    }
}
