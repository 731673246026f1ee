package org.dudaohub.connectors.partner;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door at which partners hand in their payloads: with HTTP Basic as {@code partner:inboundPassword}, or with a signature
 * over the body. Nobody learns which partners there are.
 */
@RestController
class PartnerDoor {

    private static final String RETRY_SECONDS = "60";
    /** How long a payload waits for those before it. */
    private static final Duration QUEUING = Duration.ofSeconds(10);

    private final Partners partners;
    private final CamelContext camel;
    private final KeyVault vault;
    private final IntakeLimits limits;
    private final Clock clock;
    /** How many payloads each door takes at once; one that is declared anew gets another. */
    private final BulkheadRegistry atOnce = BulkheadRegistry.ofDefaults();

    PartnerDoor(Partners partners, CamelContext camel, KeyVault vault, IntakeLimits limits, Clock clock) {
        this.partners = partners;
        this.camel = camel;
        this.vault = vault;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param payload its id, to be named in questions about it
     * @param failure code; null if everything was taken in
     */
    record Answer(
            String payload,
            String failure,
            String explanation,
            int accepted,
            int unchanged,
            List<RejectedLine> rejected) {}

    @PostMapping("/partner/v1/{partner}/{channel}")
    ResponseEntity<?> receive(
            @PathVariable String partner,
            @PathVariable String channel,
            @RequestParam(required = false) String fileName,
            HttpServletRequest request)
            throws IOException {
        Optional<Partner> known = partners.find(partner).filter(it -> isDoor(it, channel));
        Credentials credentials =
                known.map(it -> Credentials.open(it.credentials(), vault)).orElse(Credentials.NONE);
        String signature = request.getHeader(Signature.HEADER);
        if (signature == null && !isLogin(request.getHeader(HttpHeaders.AUTHORIZATION), partner, credentials)
                || signature != null && credentials.find(Secret.HMAC_KEY).isEmpty()) {
            return unauthenticated();
        }
        if (request.getContentLengthLong() > limits.bytes()) {
            return tooLarge();
        }
        byte[] body;
        try (InputStream content = request.getInputStream()) {
            body = content.readNBytes(Math.toIntExact(limits.bytes()) + 1);
        }
        if (body.length > limits.bytes()) {
            return tooLarge();
        }
        if (signature != null && !Signature.isGood(signature, body, credentials.get(Secret.HMAC_KEY), clock)) {
            return unauthenticated();
        }
        Partner sender = known.orElseThrow();
        if (!sender.runs() || sender.declaration().policy().isQuiet(LocalTime.now(clock))) {
            return later(HttpStatus.SERVICE_UNAVAILABLE, "PAUSED", "对接已暂停或在静默时段，请稍后再报送。");
        }
        Bulkhead door = door(sender, channel);
        if (!door.tryAcquirePermission()) {
            return later(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "同时报送的过多，请稍后再试。");
        }
        try {
            return handIn(sender, channel, fileName, request.getHeader("X-Message-Id"), body);
        } finally {
            door.releasePermission();
        }
    }

    private Bulkhead door(Partner partner, String channel) {
        int most = partner.declaration().policy().concurrency();
        return atOnce.bulkhead(
                "%s/%s/%d".formatted(partner.id(), channel, most),
                () -> BulkheadConfig.custom()
                        .maxConcurrentCalls(most)
                        .maxWaitDuration(QUEUING)
                        .build());
    }

    private static boolean isDoor(Partner partner, String channel) {
        return partner.declaration() != null
                && partner.declaration().transport() instanceof Transport.Http
                && partner.inbound(channel)
                        .filter(inbound -> inbound.path().isEmpty())
                        .isPresent();
    }

    private static boolean isLogin(String authorization, String partner, Credentials credentials) {
        Optional<String> password = credentials.find(Secret.INBOUND_PASSWORD);
        if (authorization == null || !authorization.startsWith("Basic ") || password.isEmpty()) {
            return false;
        }
        String expected =
                Base64.getEncoder().encodeToString((partner + ":" + password.get()).getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                authorization.substring("Basic ".length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<?> handIn(Partner partner, String channel, String fileName, String message, byte[] body)
            throws IOException {
        try (FluentProducerTemplate route = camel.createFluentProducerTemplate()) {
            Exchange answer = route.to(PartnerRoutes.doorOf(partner.id(), channel))
                    .withBody(body)
                    .withHeader(Taking.FILE_NAME, fileName == null ? channel : fileName)
                    .withHeader(Taking.MESSAGE_ID, message)
                    .request(Exchange.class);
            return switch (answer.getException()) {
                case null -> answer(answer.getMessage().getHeader(Taking.TAKEN, Taken.class));
                case ThrottlerRejectedExecutionException _ ->
                    later(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "报送过于频繁，请稍后再试。");
                default -> later(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", "暂时不能受理，请稍后原样重试，重复报送不会重复办理。");
            };
        }
    }

    private static ResponseEntity<?> answer(Taken taken) {
        Answer answer = new Answer(
                taken.payload(),
                taken.failure(),
                taken.explanation(),
                taken.result() == null ? 0 : taken.result().accepted(),
                taken.result() == null ? 0 : taken.result().unchanged(),
                taken.result() == null ? List.of() : taken.result().rejected());
        return taken.result() == null ? ResponseEntity.unprocessableEntity().body(answer) : ResponseEntity.ok(answer);
    }

    private static ResponseEntity<?> unauthenticated() {
        ResponseEntity<ProblemDetail> problem = problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "平台编号、通道、密码或签名不符。");
        return ResponseEntity.status(problem.getStatusCode())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Dudao Hub\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    private ResponseEntity<?> tooLarge() {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", limits.tooLarge() + "。");
    }

    private static ResponseEntity<?> later(HttpStatus status, String code, String detail) {
        ResponseEntity<ProblemDetail> problem = problem(status, code, detail);
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
