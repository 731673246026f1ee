package org.dudaohub.connectors.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: {@code t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body", hexadecimal>}. A signature is good for
 * five minutes; the same body again changes nothing, so a replay within them does no harm.
 */
final class Signature {

    static final String HEADER = "X-Dudao-Signature";

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private Signature() {}

    static String of(byte[] body, String key, Clock clock) {
        long seconds = clock.instant().getEpochSecond();
        return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(hmac(seconds, body, key)));
    }

    static boolean isGood(String signature, byte[] body, String key, Clock clock) {
        Matcher form = FORM.matcher(signature == null ? "" : signature);
        if (!form.matches()) {
            return false;
        }
        long seconds = Long.parseLong(form.group(1));
        boolean fresh = Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                        .abs()
                        .compareTo(GOOD_FOR)
                <= 0;
        return fresh && MessageDigest.isEqual(HexFormat.of().parseHex(form.group(2)), hmac(seconds, body, key));
    }

    private static byte[] hmac(long seconds, byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }
}
