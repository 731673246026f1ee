package org.dudaohub.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Slows down whoever guesses passwords, and spares whoever knows one: after too many failures from one address for one
 * name every further try is turned away for a while, and a password that was right is recognised by its keyed digest
 * until it has not been used for a few minutes, since bcrypt on every call of a program would cost more than the call.
 */
class GuardedLogin implements AuthenticationManager {

    private static final int TRIES = 10;
    private static final Duration PENALTY = Duration.ofMinutes(5);
    private static final Duration MEMORY = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final AuthenticationManager checked;
    private final SecretKeySpec key = randomKey();
    private final Cache<String, Integer> failures =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PENALTY).build();
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(MEMORY).build();

    private record Known(byte[] digest, Authentication authentication) {}

    GuardedLogin(AuthenticationManager checked) {
        this.checked = checked;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String source = attempt.getName() + "@" + address(attempt);
        if (failures.asMap().getOrDefault(source, 0) >= TRIES) {
            throw new LockedException("too many failures from " + source);
        }
        byte[] digest = digest(attempt);
        Known before = known.getIfPresent(attempt.getName());
        if (before != null && MessageDigest.isEqual(before.digest(), digest)) {
            return again(before.authentication(), attempt);
        }
        try {
            Authentication authentication = checked.authenticate(attempt);
            known.put(attempt.getName(), new Known(digest, authentication));
            failures.invalidate(source);
            return authentication;
        } catch (BadCredentialsException e) {
            failures.asMap().merge(source, 1, Integer::sum);
            throw e;
        }
    }

    private static Authentication again(Authentication before, Authentication attempt) {
        var again =
                UsernamePasswordAuthenticationToken.authenticated(before.getPrincipal(), null, before.getAuthorities());
        again.setDetails(attempt.getDetails());
        return again;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "?";
    }

    private byte[] digest(Authentication attempt) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(attempt.getName().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks " + key.getAlgorithm(), e);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
