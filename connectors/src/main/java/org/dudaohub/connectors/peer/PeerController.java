package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.connectors.peer.Signed.Proof;
import org.dudaohub.domain.Attaching;
import org.dudaohub.ledger.content.ContentStore;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP link's other end. Whoever calls is known by signatures only. */
@RestController
@RequestMapping("/peer/v1")
class PeerController {

    private static final Duration MOST_SKEW = Duration.ofMinutes(15);

    private final PeerProperties properties;
    private final ObjectMapper json;
    private final Peers peers;
    private final ExchangeLedger ledger;
    private final MessageFormat messages;
    private final Inbox inbox;
    private final Couriers couriers;
    private final NodeKeys keys;
    private final ContentStore store;
    private final Doorman doorman;
    private final Semaphore secondLooks = new Semaphore(2);

    PeerController(
            PeerProperties properties,
            PeerJson json,
            Peers peers,
            ExchangeLedger ledger,
            MessageFormat messages,
            Inbox inbox,
            Couriers couriers,
            NodeKeys keys,
            ContentStore store,
            Clock clock) {
        this.properties = properties;
        this.json = json.mapper();
        this.peers = peers;
        this.ledger = ledger;
        this.messages = messages;
        this.inbox = inbox;
        this.couriers = couriers;
        this.keys = keys;
        this.store = store;
        this.doorman = new Doorman(clock);
    }

    /** Takes a JSON array of messages; answers with a JSON array of answers, in the same order. */
    @PostMapping("/messages")
    ResponseEntity<byte[]> messages(HttpServletRequest request) throws IOException {
        String address = request.getRemoteAddr();
        List<JsonNode> received = List.of();
        String source = address;
        if (!doorman.enter(address)) {
            received = lookTwice(request);
            source = inbox.provenOrigin(received)
                    .map(peer -> "peer:" + peer)
                    .filter(doorman::enter)
                    .orElseThrow(PeerController::tooMany);
        }
        int bad = 1;
        try {
            if (received.isEmpty()) {
                received = array(request);
            }
            List<SignedAnswer> answers = inbox.accept(received).answers();
            bad = (int) answers.stream().filter(PeerController::isToNobody).count();
            return array(answers.stream().<JsonNode>map(SignedAnswer::json).toList(), AnswerFormat.CONTENT_TYPE);
        } finally {
            doorman.leave(source, bad);
        }
    }

    /** Behind one address there may be many: a peer that proves itself is not kept out for what others send. */
    private List<JsonNode> lookTwice(HttpServletRequest request) throws IOException {
        if (!secondLooks.tryAcquire()) {
            throw tooMany();
        }
        try {
            return array(request);
        } finally {
            secondLooks.release();
        }
    }

    private static BadRequest tooMany() {
        return new BadRequest(HttpStatus.TOO_MANY_REQUESTS, "请求过多，请稍后重发");
    }

    private static boolean isToNobody(SignedAnswer answer) {
        return answer.answer() instanceof Refusal refusal && refusal.code().isAboutNobody();
    }

    /** Takes a JSON array of answers to messages that the peer fetched from the feed. */
    @PostMapping("/answers")
    ResponseEntity<Void> answers(HttpServletRequest request) throws IOException {
        couriers.receive(array(request));
        return ResponseEntity.noContent().build();
    }

    /** This node's feed to the caller, after the message {@code after}; an empty array where there is no more. */
    @GetMapping("/feed")
    ResponseEntity<byte[]> feed(
            @RequestParam long after,
            @RequestParam int limit,
            @RequestHeader(FeedRequest.NODE_HEADER) String node,
            @RequestHeader(FeedRequest.TIME_HEADER) String time,
            @RequestHeader(FeedRequest.KEY_HEADER) String key,
            @RequestHeader(FeedRequest.SIGNATURE_HEADER) String signature)
            throws InterruptedException {
        FeedRequest request = new FeedRequest(node, properties.node().id(), after, limit, instant(time));
        PeerState peer = caller(node, request.time(), request, key, signature);
        long first = Math.max(after + 1, 0);
        if (first >= peer.feedLength()) {
            return body(MessageFormat.batch(List.of()), MessageFormat.BATCH_CONTENT_TYPE);
        }
        int most = Math.clamp(limit, 1, properties.exchange().batchMessages());
        try (var feed = new FeedReader(ledger, messages, keys, peer.checkpoint(first), first)) {
            List<Message> batch = feed.next(
                    most,
                    properties.exchange().batchSize().toBytes(),
                    properties.exchange().answerTimeout());
            return body(MessageFormat.batch(batch), MessageFormat.BATCH_CONTENT_TYPE);
        }
    }

    /** A file that a message to the caller names, or the rest of it; see the header {@code Range}. */
    @GetMapping("/attachments/{sha256}")
    ResponseEntity<Resource> attachment(
            @PathVariable String sha256,
            @RequestParam long message,
            @RequestHeader(FeedRequest.NODE_HEADER) String node,
            @RequestHeader(FeedRequest.TIME_HEADER) String time,
            @RequestHeader(FeedRequest.KEY_HEADER) String key,
            @RequestHeader(FeedRequest.SIGNATURE_HEADER) String signature)
            throws InterruptedException, IOException {
        var request = new AttachmentRequest(node, properties.node().id(), sha256, message, instant(time));
        PeerState peer = caller(node, request.time(), request, key, signature);
        if (!isNamed(sha256, message, peer)) {
            throw new BadRequest(HttpStatus.FORBIDDEN, "该消息没有这个附件");
        }
        Path file = store.find(sha256).orElseThrow(() -> new BadRequest(HttpStatus.NOT_FOUND, "附件尚不在本节点，请稍后再取"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(file));
    }

    /** The agreement covers the message, and so what it names. */
    private boolean isNamed(String sha256, long message, PeerState peer) throws InterruptedException {
        if (message < 0 || message >= peer.feedLength()) {
            return false;
        }
        try (var feed = new FeedReader(ledger, messages, keys, peer.checkpoint(message), message)) {
            return feed.event()
                    .filter(event -> event.getPayload() instanceof Attaching fact
                            && fact.attachments().stream()
                                    .anyMatch(attachment -> attachment.sha256().equals(sha256)))
                    .isPresent();
        }
    }

    private PeerState caller(String node, Instant time, Object request, String key, String signature) {
        Signed signed = Signed.restore(json.valueToTree(request), new Proof(key, 1, 0, null, signature));
        PeerState peer = peers.known(node)
                .filter(state -> state.accord()
                        .flatMap(accord -> accord.keys().find(key, time))
                        .filter(known -> signed.isBy(known, node, Kind.REQUEST))
                        .isPresent())
                .filter(state -> Duration.between(time, ledger.now()).abs().compareTo(MOST_SKEW) <= 0)
                .orElseThrow(() -> new BadRequest(HttpStatus.FORBIDDEN, "请求的签名、时间或节点不符"));
        peer.onHeard();
        return peer;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequest(HttpStatus.BAD_REQUEST, "时间格式不正确");
        }
    }

    private List<JsonNode> array(HttpServletRequest request) throws IOException {
        long most = properties.exchange().maximumRequest().toBytes();
        byte[] body = request.getInputStream().readNBytes(Math.toIntExact(most + 1));
        if (body.length > most) {
            throw new BadRequest(HttpStatus.PAYLOAD_TOO_LARGE, "一次最多接收 " + most + " 字节");
        }
        try {
            JsonNode array = json.readTree(body);
            if (!array.isArray()) {
                throw new BadRequest(HttpStatus.BAD_REQUEST, "请求正文应为 JSON 数组");
            }
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(elements::add);
            return elements;
        } catch (JacksonException e) {
            throw new BadRequest(HttpStatus.BAD_REQUEST, "请求正文不是合法的 JSON");
        }
    }

    private static ResponseEntity<byte[]> array(List<JsonNode> elements, String contentType) {
        String text = elements.stream().map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
        return body(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    private static ResponseEntity<byte[]> body(byte[] text, String contentType) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(contentType))
                .body(text);
    }

    /** The caller did not keep to the protocol; {@code getMessage} is for people, Chinese. */
    private static final class BadRequest extends RuntimeException {

        private final HttpStatus status;

        BadRequest(HttpStatus status, String message) {
            super(message);
            this.status = status;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(BadRequest refused) {
        return problem(
                refused.status,
                refused.status == HttpStatus.TOO_MANY_REQUESTS ? "TOO_MANY" : "INVALID",
                refused.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notReady(NotReadyException notReady) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_READY", "节点暂时不能接收消息，请稍后重发");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperties(Map.of("code", code));
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return status == HttpStatus.TOO_MANY_REQUESTS
                ? answer.header(HttpHeaders.RETRY_AFTER, "60").body(problem)
                : answer.body(problem);
    }
}
