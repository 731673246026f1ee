package org.dudaohub.connectors.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.ledger.content.ContentStore.Arrival;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;

/**
 * Fetches the files that one peer's facts name, and keeps those that have the hash. What broke off goes on where it was;
 * what can't be had is tried again, sooner when something is heard of the peer.
 */
final class AttachmentCollector {

    private static final Logger log = LoggerFactory.getLogger(AttachmentCollector.class);
    private static final String MISMATCH = "ATTACHMENT_MISMATCH";
    private static final int MOST_REFUSALS_OF_DAY = 200;
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final PeerProperties.Node node;
    private final DataSize most;
    private final PeerState peer;
    private final PeerClient client;
    private final ExchangeLedger ledger;
    private final ContentStore store;
    private final RetryTemplate retry;

    AttachmentCollector(
            PeerProperties properties, PeerState peer, PeerClient client, ExchangeLedger ledger, ContentStore store) {
        this.node = properties.node();
        this.most = properties.exchange().maximumAttachment();
        this.peer = peer;
        this.client = client;
        this.ledger = ledger;
        this.store = store;
        var pauses = new ExponentialRandomBackOffPolicy();
        pauses.setInitialInterval(properties.exchange().retryFrom().toMillis());
        pauses.setMaxInterval(properties.exchange().retryUpTo().toMillis());
        pauses.setSleeper(millis -> peer.pause(millis, properties.exchange().retryFrom()));
        this.retry = RetryTemplate.builder()
                .infiniteRetry()
                .retryOn(RuntimeException.class)
                .customBackoff(pauses)
                .build();
    }

    /** Fetches until its thread is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            peer.awaitWanted(LOOK_UP);
            retry.execute(attempt -> {
                if (attempt.getLastThrowable() != null
                        && !(attempt.getLastThrowable() instanceof UndeliveredException)) {
                    log.warn("Files of {} could not be fetched", peer.peer(), attempt.getLastThrowable());
                }
                fetchAll();
                peer.takeUnnoted().ifPresent(this::look);
                return null;
            });
        }
    }

    /** Looks again for what was too much to be noted. */
    private void look(long from) {
        try (Stream<? extends DomainEventMessage<?>> feed = ledger.read(Streams.FEED, peer.peer(), from)) {
            feed.filter(event -> Attaching.class.isAssignableFrom(event.getPayloadType()))
                    .forEach(event -> peer.onNamed(event.getSequenceNumber(), lacking((Attaching) event.getPayload())));
        }
    }

    private List<Attachment> lacking(Attaching fact) {
        return fact.attachments().stream()
                .filter(attachment -> !store.holds(attachment.sha256()))
                .toList();
    }

    /** @throws UndeliveredException where one is still missing */
    private void fetchAll() {
        String problem = null;
        for (Wanted wanted : peer.wanted()) {
            try {
                if (store.holds(wanted.attachment().sha256()) || fetch(wanted)) {
                    peer.onHeld(wanted.attachment().sha256());
                }
            } catch (UndeliveredException e) {
                problem = e.getMessage();
            } catch (ResourceAccessException e) {
                problem = "连接不上对方：" + e.getMostSpecificCause();
                break; // So is every other one.
            } catch (IOException e) {
                problem = "本机保存不了附件：" + e.getMessage();
            }
        }
        peer.onWantedProblem(problem);
        if (problem != null) {
            log.info("Files of {} are missing: {}", peer.peer(), problem);
            throw new UndeliveredException(problem);
        }
    }

    private boolean fetch(Wanted wanted) throws IOException {
        Attachment attachment = wanted.attachment();
        if (attachment.size() > most.toBytes()) {
            throw new UndeliveredException("附件“%s”超过 %d MB，不取".formatted(attachment.name(), most.toMegabytes()));
        }
        Arrival arrival = store.arrival(attachment.sha256());
        long here = arrival.length();
        if (here < attachment.size()) {
            receive(wanted, arrival, here);
        }
        if (arrival.length() != attachment.size()) {
            throw new UndeliveredException("传输中断，已收 %d 字节".formatted(arrival.length()));
        }
        String actual = arrival.complete();
        if (!actual.equals(attachment.sha256())) {
            refuse(wanted, actual);
        }
        return true;
    }

    private void receive(Wanted wanted, Arrival arrival, long here) {
        var request = new AttachmentRequest(
                node.id(), peer.peer(), wanted.attachment().sha256(), wanted.message(), ledger.now());
        client.get(
                        node.id(),
                        request.time(),
                        request,
                        "/attachments/{sha256}?message={message}",
                        request.attachment(),
                        request.message())
                .headers(headers -> {
                    if (here > 0) {
                        headers.set(HttpHeaders.RANGE, "bytes=" + here + "-");
                    }
                })
                .exchange((asked, response) -> {
                    receive(wanted, arrival, here, response);
                    return null;
                });
    }

    private void receive(Wanted wanted, Arrival arrival, long here, ClientHttpResponse response) throws IOException {
        boolean rest = response.getStatusCode().value() == HttpStatus.PARTIAL_CONTENT.value();
        if (!rest && response.getStatusCode().value() != HttpStatus.OK.value()) {
            throw new UndeliveredException("对方答复 " + response.getStatusCode());
        }
        if (!rest && here > 0) {
            arrival.forget(); // It sends the whole file.
        }
        try {
            if (!arrival.append(response.getBody(), wanted.attachment().size())) {
                arrival.forget();
                refuse(wanted, "");
            }
        } catch (IOException e) {
            throw new UndeliveredException("传输中断：" + e.getMessage());
        }
    }

    /**
     * The peer's fault is written down; the file stays missing.
     *
     * @param actual the hash of what came; empty where it is longer than announced
     */
    private void refuse(Wanted wanted, String actual) {
        String digest = actual.isEmpty() ? wanted.attachment().sha256() : actual;
        if (!peer.refusedEnough(digest, ledger.today(), MOST_REFUSALS_OF_DAY)) {
            ledger.append(List.of(ledger.event(
                    peer.peer(),
                    new MessageRefused(
                            node.office(),
                            peer.peer(),
                            peer.peer() + "#" + wanted.message() + "/"
                                    + wanted.attachment().sha256(),
                            digest,
                            MISMATCH,
                            "附件“%s”的内容与消息中的摘要不符，未予采用"
                                    .formatted(wanted.attachment().name()),
                            ledger.today()))));
        }
        throw new UndeliveredException("附件内容与消息中的摘要不符");
    }
}
