package org.dudaohub.connectors.partner;

import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.DefaultExchange;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.connectors.mapping.Rendering;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;
import org.dudaohub.domain.partner.RecordDelivery;
import org.dudaohub.ledger.vault.KeyVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings partners their news, channel by channel, in the order of the ledger, each piece once: what became of it is an event
 * before the next is taken up. What a partner will never take becomes a failed delivery that somebody looks at; what may pass
 * holds up this channel and nobody else's.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** Answers that say that this very piece is wrong; all others may pass, or are about the channel as a whole. */
    private static final Set<Integer> LASTING = Set.of(400, 405, 409, 410, 413, 415, 422);

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_LOOKED_AT = 10_000;
    private static final int PATIENCE_MILLIS = 20;
    private static final long RECORD_SECONDS = 30;
    private static final int LONGEST_BODY = 256 * 1024;

    private final Partners partners;
    private final CamelContext camel;
    private final EventStore events;
    private final CommandGateway commands;
    private final KeyVault vault;
    private final Contacts contacts;
    private final Clock clock;

    /** Channels that did not work, and when they are tried again. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /** Outcomes that the ledger would not take yet: such a piece is not sent again. */
    private final Map<String, RecordDelivery> unrecorded = new ConcurrentHashMap<>();

    Courier(
            Partners partners,
            CamelContext camel,
            EventStore events,
            CommandGateway commands,
            KeyVault vault,
            Contacts contacts,
            Clock clock) {
        this.partners = partners;
        this.camel = camel;
        this.events = events;
        this.commands = commands;
        this.vault = vault;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** A piece of news on its way. */
    private record Piece(DeliveryId id, Outbound channel, TrackedEventMessage<?> message, String corrected) {

        Event event() {
            return (Event) message.getPayload();
        }
    }

    /** The channel does not work at the moment; the piece stays due. */
    private static final class NotNow extends Exception {

        NotNow(Throwable cause) {
            super(cause);
        }
    }

    /** Delivers what is due to the partner, a good many pieces at most. */
    void deliver(Partner partner) throws InterruptedException {
        if (partner.declaration().policy().isQuiet(LocalTime.now(clock))) {
            return;
        }
        for (Outbound channel : partner.declaration().out()) {
            String key = partner.id() + "/" + channel.id();
            if (!resting.getOrDefault(key, Instant.MIN).isAfter(clock.instant())) {
                try {
                    again(partner, channel);
                    news(partner, channel);
                    resting.remove(key);
                } catch (NotNow notNow) {
                    contacts.failed(partner.id(), channel.id(), notNow.getCause());
                    resting.put(
                            key,
                            clock.instant().plus(partner.declaration().policy().longestPause()));
                }
            }
        }
    }

    /** What failed before, and somebody wants to be sent after all. */
    private void again(Partner partner, Outbound channel) throws NotNow, InterruptedException {
        for (DeliveryRequeued requeued : partners.requeued(partner.id())) {
            if (requeued.channel().equals(channel.id())) {
                try (TrackingEventStream stream = openAfter(requeued.position() - 1)) {
                    if (stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                        deliver(
                                partner,
                                new Piece(
                                        DeliveryId.parse(requeued.delivery()),
                                        channel,
                                        stream.nextAvailable(),
                                        requeued.body()));
                        partners.forget(requeued);
                    }
                }
            }
        }
    }

    private void news(Partner partner, Outbound channel) throws NotNow, InterruptedException {
        long settled = partners.settledUpTo(partner, channel.id());
        TrackingToken head = events.createHeadToken();
        if (head == null || head.position().orElse(-1) <= settled) {
            return;
        }
        int delivered = 0;
        try (TrackingEventStream stream = openAfter(settled)) {
            for (int looked = 0; looked < MOST_LOOKED_AT && delivered < MOST_AT_ONCE; looked++) {
                if (!stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                TrackedEventMessage<?> message = stream.nextAvailable();
                long position = message.trackingToken().position().orElseThrow();
                if (isDue(partner, channel, message, position)) {
                    DeliveryId id = new DeliveryId(partner.id(), channel.id(), partner.replays(), position);
                    deliver(partner, new Piece(id, channel, message, null));
                    delivered++;
                }
                partners.settleUpTo(partner, channel.id(), position);
            }
        }
    }

    private TrackingEventStream openAfter(long position) {
        return (TrackingEventStream) events.openStream(position < 0 ? null : new GlobalSequenceTrackingToken(position));
    }

    /** A replay leaves out what happened before its day, of what was known when it was asked for. */
    private static boolean isDue(Partner partner, Outbound channel, EventMessage<?> message, long position) {
        if (!channel.kind().includes(message.getPayload())
                || message.getMetaData().containsKey(Provenance.ORIGIN_NODE)) {
            return false;
        }
        Event event = (Event) message.getPayload();
        boolean tooOld = partner.replaySince() != null
                && position < partner.replayAsked()
                && event.happenedOn().isBefore(partner.replaySince());
        return !tooOld
                && (channel.organizations().isEmpty() || channel.organizations().contains(event.organization()));
    }

    private void deliver(Partner partner, Piece piece) throws NotNow {
        RecordDelivery outcome = unrecorded.get(piece.id().toString());
        if (outcome == null) {
            outcome = send(partner, piece);
            unrecorded.put(piece.id().toString(), outcome);
        }
        record(partner, outcome);
        unrecorded.remove(piece.id().toString());
    }

    private RecordDelivery send(Partner partner, Piece piece) throws NotNow {
        byte[] body;
        try {
            body = piece.corrected() != null
                    ? piece.corrected().getBytes(StandardCharsets.UTF_8)
                    : Rendering.render(
                            Envelope.of(piece.id(), piece.channel().kind(), piece.message()),
                            piece.channel().format(),
                            piece.channel().mapping().fields());
        } catch (Rendering.Failed failed) {
            return outcome(partner, piece, null, "MAPPING", failed.getMessage());
        }
        Exception failure =
                send(PartnerRoutes.deliveryTo(partner.id(), piece.channel().id()), exchange(partner, piece, body));
        if (failure == null) {
            contacts.succeeded(partner.id(), piece.channel().id());
            return outcome(partner, piece, null, null, null);
        }
        Optional<Integer> refused = refusal(failure);
        if (refused.isPresent()) {
            log.warn("{} does not take {}: HTTP {}", partner.id(), piece.id(), refused.get());
            return outcome(
                    partner,
                    piece,
                    text(body, piece.channel().format()),
                    "HTTP_" + refused.get(),
                    "对方不接受这条内容（应答HTTP %d）".formatted(refused.get()));
        }
        throw new NotNow(failure);
    }

    /** Not with a template of its own: made before Camel starts, it would keep Camel from starting in order. */
    private Exception send(String route, Exchange exchange) {
        try (ProducerTemplate sender = camel.createProducerTemplate()) {
            return sender.send(route, exchange).getException();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a template does not fail to close", impossible);
        }
    }

    /** A workbook is no text; it is drawn from the event again. */
    private static String text(byte[] body, Format format) {
        if (format == Format.XLSX) {
            return null;
        }
        return new String(body, 0, Math.min(body.length, LONGEST_BODY), StandardCharsets.UTF_8);
    }

    private static Optional<Integer> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException http && LASTING.contains(http.getStatusCode())) {
                return Optional.of(http.getStatusCode());
            }
        }
        return Optional.empty();
    }

    /** The same piece has the same name however often it is sent, so that the partner can tell. */
    private Exchange exchange(Partner partner, Piece piece, byte[] body) {
        Exchange exchange = new DefaultExchange(camel);
        Message message = exchange.getMessage();
        Outbound channel = piece.channel();
        String name = "%s-%d%s.%s"
                .formatted(
                        channel.id(),
                        piece.id().position(),
                        piece.id().replay() == 0 ? "" : "-r" + piece.id().replay(),
                        channel.format().extension());
        message.setBody(body);
        switch (partner.declaration().transport()) {
            case Transport.Folder _, Transport.Sftp _ -> message.setHeader(Exchange.FILE_NAME, name);
            case Transport.Http http -> {
                message.setHeader(Exchange.HTTP_METHOD, "POST");
                message.setHeader(Exchange.HTTP_URI, http.url() + channel.path());
                message.setHeader(Exchange.CONTENT_TYPE, channel.format().mediaType());
                message.setHeader("Idempotency-Key", piece.id().toString());
                if (http.auth() == Transport.Auth.HMAC) {
                    String key = Credentials.open(partner.credentials(), vault).get(Secret.HMAC_KEY);
                    message.setHeader(Signature.HEADER, Signature.of(body, key, clock));
                }
            }
            case Transport.Amqp _ -> {
                message.setHeader("CamelSpringRabbitmqMessageId", piece.id().toString());
                message.setHeader(
                        "CamelSpringRabbitmqContentType", channel.format().mediaType());
                message.setHeader("CamelSpringRabbitmqDeliveryMode", "PERSISTENT");
            }
            case Transport.Mail _ -> {
                Event event = piece.event();
                message.setHeader("Subject", "%s %s".formatted(channel.kind().label(), event.organization()));
                message.setHeader("X-Dudao-Delivery", piece.id().toString());
                message.setBody(org.dudaohub.domain.wording.Sentence.of(event));
                exchange.getMessage(AttachmentMessage.class)
                        .addAttachment(
                                name,
                                new jakarta.activation.DataHandler(new ByteArrayDataSource(
                                        body, channel.format().mediaType())));
            }
        }
        return exchange;
    }

    private static RecordDelivery outcome(
            Partner partner, Piece piece, String body, String failure, String explanation) {
        return new RecordDelivery(
                piece.id().toString(),
                partner.id(),
                partner.office(),
                piece.channel().id(),
                piece.channel().kind().name(),
                piece.event().organization(),
                piece.id().position(),
                body,
                failure,
                explanation);
    }

    private void record(Partner partner, RecordDelivery outcome) {
        Outcome recorded = commands.<Outcome>send(outcome, MetaData.from(Payloads.provenance(partner)))
                .orTimeout(RECORD_SECONDS, TimeUnit.SECONDS)
                .join();
        if (recorded instanceof Outcome.Refused(var reason, var message)) {
            throw new IllegalStateException("a delivery's outcome was refused: " + reason + " " + message);
        }
    }
}
