package org.dudaohub.server.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dudaohub.connectors.peer.WantedAttachments;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.exchange.ExchangeQuery;
import org.dudaohub.projections.exchange.PeerExchange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "交换")
class ExchangeApi {

    private final ExchangeQuery exchange;
    private final WantedAttachments attachments;

    ExchangeApi(ExchangeQuery exchange, WantedAttachments attachments) {
        this.exchange = exchange;
        this.attachments = attachments;
    }

    @GetMapping("/api/v1/exchange/peers/{peer}/missing-attachments")
    @Operation(summary = "对方消息所附、尚未取回的附件", description = "取不到的会自动重试；problem 说明最近一次的原因。")
    List<WantedAttachments.Line> missing(@PathVariable String peer) {
        return attachments.of(peer, Paging.LARGEST);
    }

    @GetMapping("/api/v1/exchange/peers")
    @Operation(summary = "与各对方节点交换的数量，来自账本")
    List<PeerExchange> peers() {
        return exchange.peers(Paging.first(Paging.LARGEST)).items();
    }
}
