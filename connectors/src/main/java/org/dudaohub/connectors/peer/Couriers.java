package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The couriers of the configured peers. */
final class Couriers {

    private final Map<String, Courier> byPeer;

    Couriers(List<Courier> couriers) {
        this.byPeer = couriers.stream()
                .collect(Collectors.toMap(courier -> courier.peer().peer(), Function.identity()));
    }

    Collection<Courier> all() {
        return byPeer.values();
    }

    /** Hands what claims to be answers to those who may believe it; what is for nobody is dropped. */
    void receive(List<JsonNode> answers) {
        answers.stream()
                .filter(answer -> byPeer.containsKey(answer.path("from").asText("")))
                .collect(Collectors.groupingBy(answer -> answer.get("from").asText()))
                .forEach((peer, claimed) -> byPeer.get(peer).receive(claimed));
    }
}
