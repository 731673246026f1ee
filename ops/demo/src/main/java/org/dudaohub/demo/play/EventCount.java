package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.simulators.node.NodeClient;

/**
 * The events that the cases of a node's read model have.
 *
 * @param byCapability those of every origin, by the capability that carries the case; all of the ledger's, once the read
 *     model has caught up
 * @param own without what comes from peers, and what the exchange with them leaves
 */
record EventCount(Map<String, Long> byCapability, long own) {

    long all() {
        return byCapability.values().stream().mapToLong(Long::longValue).sum();
    }

    static EventCount of(NodeClient node) {
        Map<String, Long> byCapability = new TreeMap<>();
        long own = 0;
        for (Capability capability : Capabilities.all()) {
            for (JsonNode dossier : node.get("/api/v1/cases/{capability}?size=500", capability.name())) {
                long events = dossier.get("events").longValue();
                byCapability.merge(capability.name(), events, Long::sum);
                own += dossier.get("originNode").isNull() && !capability.name().equals("exchange") ? events : 0;
            }
        }
        return new EventCount(byCapability, own);
    }
}
