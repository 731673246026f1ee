package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.partner.RecordPoll;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Reads what a partner offers at an address, page by page, from where it stopped before. How far it came is an event after
 * each page that was taken in; a page that comes again changes nothing.
 */
final class Polling {

    /** Exchange property: the address to be asked next; none at the end. */
    static final String NEXT = "next";

    private static final String START = "start";
    private static final String PAGE = "page";
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_PAGES = 10_000;
    private static final long RECORD_SECONDS = 30;
    private static final Pattern NEXT_LINK = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"?next\"?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Partners partners;
    private final Payloads payloads;
    private final IntakeLimits limits;
    private final CommandGateway commands;

    Polling(Partners partners, Payloads payloads, IntakeLimits limits, CommandGateway commands) {
        this.partners = partners;
        this.payloads = payloads;
        this.limits = limits;
        this.commands = commands;
    }

    /**
     * Where a channel stopped: the next cursor, or the ETag of the last answer.
     */
    private record Place(String cursor, String etag) {

        static final Place START = new Place(null, null);

        static Place parse(String text) {
            try {
                JsonNode place = JSON.readTree(text);
                return new Place(
                        place.path("cursor").asText(null), place.path("etag").asText(null));
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException("a cursor in the ledger is not JSON: " + text, broken);
            }
        }

        String text() {
            ObjectNode place = JSON.createObjectNode();
            if (cursor != null) {
                place.put("cursor", cursor);
            }
            if (etag != null) {
                place.put("etag", etag);
            }
            return place.toString();
        }
    }

    private record Channel(Partner partner, Inbound inbound, Transport.Http http, Credentials credentials) {

        String address() {
            return http.url() + inbound.path();
        }
    }

    private Channel channel(Exchange exchange) {
        String id = exchange.getProperty(Taking.PARTNER, String.class);
        Partner partner = partners.find(id).filter(Partner::runs).orElseThrow(() -> new Taking.Stopped(id));
        Inbound inbound = partner.inbound(exchange.getProperty(Taking.CHANNEL, String.class))
                .orElseThrow(() -> new Taking.Stopped(id));
        return new Channel(
                partner, inbound, (Transport.Http) partner.declaration().transport(), Credentials.NONE);
    }

    void begin(Exchange exchange) {
        Channel channel = channel(exchange);
        Inbound.Paging paging = channel.inbound().paging();
        Place place = place(channel);
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(channel.address());
        if (!paging.since().isEmpty()
                && place.cursor() == null
                && channel.partner().replaySince() != null) {
            address.queryParam(paging.since(), channel.partner().replaySince());
        }
        switch (paging.mode()) {
            case CURSOR ->
                Optional.ofNullable(place.cursor()).ifPresent(it -> address.queryParam(paging.parameter(), "{it}"));
            case PAGE -> address.queryParam(paging.parameter(), 1);
            case NONE, LINK -> {}
        }
        String next = paging.mode() == Inbound.Mode.LINK && place.cursor() != null
                ? place.cursor()
                : place.cursor() == null
                        ? address.build().encode().toUriString()
                        : address.encode().buildAndExpand(place.cursor()).toUriString();
        exchange.setProperty(START, place);
        exchange.setProperty(PAGE, 1);
        exchange.setProperty(NEXT, next);
    }

    private Place place(Channel channel) {
        return partners.cursor(channel.partner(), channel.inbound().id())
                .map(Place::parse)
                .orElse(Place.START);
    }

    void ask(Exchange exchange) {
        Place start = exchange.getProperty(START, Place.class);
        int page = exchange.getProperty(PAGE, Integer.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_URI, exchange.getProperty(NEXT, String.class));
        message.setHeader("Accept", "*/*");
        if (page == 1 && start.etag() != null) {
            message.setHeader("If-None-Match", start.etag());
        }
    }

    /** Reads no more of an answer than may be taken in, and a byte that says that there is more. */
    void read(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        byte[] body;
        try (InputStream content = message.getBody(InputStream.class)) {
            body = content == null ? new byte[0] : content.readNBytes(Math.toIntExact(limits.bytes()) + 1);
            // Closed only, it would be read to its end.
            if (body.length > limits.bytes() && content instanceof EofSensorInputStream answer) {
                answer.abort();
            }
        }
        message.setBody(body);
    }

    void answer(Exchange exchange) throws IOException {
        Channel channel = channel(exchange);
        String asked = exchange.getProperty(NEXT, String.class);
        exchange.removeProperty(NEXT);
        Message message = exchange.getMessage();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null || status == NOT_MODIFIED) {
            return;
        }
        if (status != OK) {
            throw new IOException("对方应答HTTP " + status);
        }
        byte[] body = message.getBody(byte[].class);
        if (body.length == 0) {
            return;
        }
        JsonNode root = root(channel, body);
        if (hasRecords(channel, root)) {
            payloads.take(
                    channel.partner(),
                    channel.inbound(),
                    new Arrival(
                            name(asked),
                            message.getHeader("X-Message-Id", String.class),
                            body.length,
                            () -> new ByteArrayInputStream(body)));
        }
        goOn(exchange, channel, asked, root, message);
    }

    /** Where the next page is, if there is one; and how far we came is kept. */
    private void goOn(Exchange exchange, Channel channel, String asked, JsonNode root, Message message) {
        int page = exchange.getProperty(PAGE, Integer.class);
        Inbound.Paging paging = channel.inbound().paging();
        exchange.setProperty(PAGE, page + 1);
        String next = null;
        switch (paging.mode()) {
            case NONE -> {
                String etag = message.getHeader("ETag", String.class);
                if (etag != null) {
                    keep(channel, new Place(null, etag));
                }
            }
            case CURSOR -> {
                String cursor = root.at(JsonPointer.compile(paging.cursor())).asText("");
                if (!cursor.isEmpty() && !new Place(cursor, null).equals(place(channel))) {
                    keep(channel, new Place(cursor, null));
                    next = UriComponentsBuilder.fromUriString(channel.address())
                            .queryParam(paging.parameter(), "{it}")
                            .encode()
                            .buildAndExpand(cursor)
                            .toUriString();
                }
            }
            case PAGE -> {
                if (hasRecords(channel, root)) {
                    next = UriComponentsBuilder.fromUriString(asked)
                            .replaceQueryParam(paging.parameter(), page + 1)
                            .build()
                            .toUriString();
                }
            }
            case LINK -> {
                Matcher link = NEXT_LINK.matcher(String.valueOf(message.getHeader("Link", String.class)));
                if (link.find()) {
                    next = sameHost(channel, URI.create(asked).resolve(link.group(1)));
                    keep(channel, new Place(next, null));
                }
            }
        }
        if (next != null && page < MOST_PAGES) {
            exchange.setProperty(NEXT, next);
        }
    }

    /** Our credentials go to no other host than the one that was declared. */
    private static String sameHost(Channel channel, URI next) {
        URI declared = URI.create(channel.http().url());
        if (!declared.getScheme().equals(next.getScheme())
                || !declared.getAuthority().equals(next.getAuthority())) {
            throw new IllegalArgumentException("the next page is on another host: " + next.getHost());
        }
        return next.toString();
    }

    private void keep(Channel channel, Place place) {
        RecordPoll command = new RecordPoll(
                channel.partner().id(),
                channel.partner().office(),
                channel.inbound().id(),
                channel.partner().replays(),
                place.text());
        Outcome outcome = commands.<Outcome>send(command, MetaData.from(Payloads.provenance(channel.partner())))
                .orTimeout(RECORD_SECONDS, TimeUnit.SECONDS)
                .join();
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException("a cursor was refused: " + refused);
        }
        partners.advance(channel.partner(), channel.inbound().id(), place.text());
    }

    private static JsonNode root(Channel channel, byte[] body) {
        if (channel.inbound().format() != Format.JSON) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            return JSON.missingNode();
        }
    }

    /** A page that is broken is taken in too: so it is kept, and somebody looks at it. */
    private static boolean hasRecords(Channel channel, JsonNode root) {
        String records = channel.inbound().mapping().records();
        JsonNode found = root.isMissingNode() || records.isEmpty() ? root : root.at(JsonPointer.compile(records));
        return !found.isArray() || !found.isEmpty();
    }

    private static String name(String address) {
        URI uri = URI.create(address);
        return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }
}
