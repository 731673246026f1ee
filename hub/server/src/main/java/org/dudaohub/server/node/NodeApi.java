package org.dudaohub.server.node;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.dudaohub.connectors.peer.NodeKeys;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.server.ledger.HeadView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "节点")
class NodeApi {

    private final NodeProperties node;
    private final NodeKeys keys;
    private final Ledger ledger;

    NodeApi(NodeProperties node, NodeKeys keys, Ledger ledger) {
        this.node = node;
        this.keys = keys;
        this.ledger = ledger;
    }

    /** @param publicKey under which peers know this node: X.509 SubjectPublicKeyInfo, base64 */
    record Node(String id, String name, String office, String publicKey, String version, HeadView head) {}

    @GetMapping("/api/v1/node")
    @Operation(summary = "本节点")
    Node node() {
        return new Node(
                node.id(),
                node.name(),
                node.office(),
                keys.newest().publicKey(),
                version(),
                HeadView.of(ledger.head()));
    }

    private static String version() {
        return Objects.requireNonNullElse(NodeApi.class.getPackage().getImplementationVersion(), "dev");
    }
}
