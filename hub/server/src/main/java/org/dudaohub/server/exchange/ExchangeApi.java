package org.dudaohub.server.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.exchange.ExchangeQuery;
import org.dudaohub.projections.exchange.PeerExchange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "交换")
class ExchangeApi {

    private final ExchangeQuery exchange;

    ExchangeApi(ExchangeQuery exchange) {
        this.exchange = exchange;
    }

    @GetMapping("/api/v1/exchange/peers")
    @Operation(summary = "与各对方节点交换的数量，来自账本")
    List<PeerExchange> peers() {
        return exchange.peers(Paging.first(Paging.LARGEST)).items();
    }
}
