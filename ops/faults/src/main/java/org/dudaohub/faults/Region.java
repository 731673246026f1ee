package org.dudaohub.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.simulators.network.BadLine;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.JavaProgram;
import org.dudaohub.simulators.rabbit.PrivateRabbit;

/**
 * The city 澜江 with its counties 青荻, linked by RabbitMQ, and 石浦, linked by HTTP, which a school platform sends files to.
 * Every process has a line of its own to the others of the exchange. The nodes' settings are the defaults.
 */
final class Region implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String REGISTERED = "organization.OrganizationRegistered";
    /** A payload of a platform that went through. */
    static final String TAKEN = "partner.PayloadTaken";

    /** What the agreements let flow, both ways. */
    static final Set<String> EXCHANGED = Set.of(REGISTERED, "organization.PupilsCounted");

    private final Children children;
    private final PrivateRabbit broker;
    private final HubNode city;
    private final HubNode amqpCounty;
    private final HubNode httpCounty;
    private final Platform platform;
    private final BadLine cityToBroker;
    private final BadLine countyToBroker;
    private final BadLine cityToCounty;
    private final BadLine countyToCity;

    private Region(Path folder, JavaProgram program) throws IOException {
        children = new Children(folder.resolve("logs"));
        try {
            city = new HubNode("lanjiang", "lanjiang.yml", folder.resolve("lanjiang"), children, program);
            amqpCounty = new HubNode("qingdi", "qingdi.yml", folder.resolve("qingdi"), children, program);
            httpCounty = new HubNode("shipu", "shipu.yml", folder.resolve("shipu"), children, program);
            broker = PrivateRabbit.start(children, folder.resolve("rabbitmq"));
            platform = new Platform(folder.resolve("platform"), children);
        } catch (RuntimeException e) {
            children.close();
            throw e;
        }
        cityToBroker = BadLine.to(broker.port());
        countyToBroker = BadLine.to(broker.port());
        cityToCounty = BadLine.to(httpCounty.port());
        countyToCity = BadLine.to(city.port());
    }

    /**
     * Starts everything, and has the offices agree on the exchange.
     *
     * @param folder empty; for all that the processes write
     * @param demoJar the jar that holds the node
     */
    static Region start(Path folder, Path demoJar) throws IOException {
        Region region = new Region(folder, JavaProgram.unpacked(demoJar, folder));
        try {
            region.city.start(List.of(
                    "--spring.rabbitmq.host=127.0.0.1",
                    "--spring.rabbitmq.port=" + region.cityToBroker.port(),
                    "--line.shipu=" + region.cityToCounty.port()));
            region.amqpCounty.start(List.of(
                    "--spring.rabbitmq.host=127.0.0.1", "--spring.rabbitmq.port=" + region.countyToBroker.port()));
            region.httpCounty.start(List.of("--line.lanjiang=" + region.countyToCity.port()));
            region.nodes().forEach(HubNode::awaitUp);
            agree(region.city, region.amqpCounty);
            agree(region.city, region.httpCounty);
            region.platform.connectTo(region.httpCounty);
            return region;
        } catch (RuntimeException e) {
            region.close();
            throw e;
        }
    }

    HubNode city() {
        return city;
    }

    HubNode amqpCounty() {
        return amqpCounty;
    }

    HubNode httpCounty() {
        return httpCounty;
    }

    List<HubNode> nodes() {
        return List.of(city, amqpCounty, httpCounty);
    }

    /** From which the county that is linked by HTTP fetches its schools. */
    Platform platform() {
        return platform;
    }

    PrivateRabbit broker() {
        return broker;
    }

    List<BadLine> lines() {
        return List.of(cityToBroker, countyToBroker, cityToCounty, countyToCity);
    }

    /** The one proposes, the other accepts. */
    private static void agree(HubNode one, HubNode other) {
        Map<String, Object> everything = Map.of("eventTypes", EXCHANGED, "organizations", List.of());
        one.post(
                "/api/v1/agreements",
                Map.of(
                        "peer",
                        other.id(),
                        "sends",
                        everything,
                        "accepts",
                        everything,
                        "peerKey",
                        other.publicKey(),
                        "validFrom",
                        "2026-01-01"));
        String proposed = await().atMost(PATIENCE)
                .until(() -> peerOf(other, one).at("/proposals/0/agreement").asText(), id -> !id.isEmpty());
        other.post(
                "/api/v1/agreements/" + one.id() + "/acceptance",
                Map.of("agreement", proposed, "peerKey", one.publicKey()));
        await().atMost(PATIENCE).until(() -> peerOf(one, other).at("/agreement").isObject());
    }

    private static JsonNode peerOf(HubNode node, HubNode peer) {
        for (JsonNode each : node.get("/api/v1/exchange/peers")) {
            if (each.path("peer").asText().equals(peer.id())) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public void close() {
        children.close();
        Stream.of(cityToBroker, countyToBroker, cityToCounty, countyToCity).forEach(BadLine::close);
    }
}
