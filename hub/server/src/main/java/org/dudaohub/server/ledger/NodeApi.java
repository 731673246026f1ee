package org.dudaohub.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "节点")
class NodeApi {

    private final NodeProperties node;
    private final Ledger ledger;

    NodeApi(NodeProperties node, Ledger ledger) {
        this.node = node;
        this.ledger = ledger;
    }

    record Node(String id, String name, String office, String version, HeadView head) {}

    @GetMapping("/api/v1/node")
    @Operation(summary = "本节点")
    Node node() {
        return new Node(node.id(), node.name(), node.office(), version(), HeadView.of(ledger.head()));
    }

    private static String version() {
        return Objects.requireNonNullElse(NodeApi.class.getPackage().getImplementationVersion(), "dev");
    }
}
