package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.SealedText;
import org.dudaohub.ledger.vault.KeyVault;

/**
 * A partner's secrets. In the ledger they are one text, sealed with a key of the partner's own in the key vault
 * (AES-256-GCM); in the clear they are only in the memory of the routes that need them.
 */
final class Credentials {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final Credentials NONE = new Credentials(Map.of());

    private final Map<String, String> secrets;

    private Credentials(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    /** @return none, if there were none or the vault no longer has the key */
    static Credentials open(SealedText sealed, KeyVault vault) {
        return Optional.ofNullable(sealed)
                .flatMap(text -> vault.open(text.text()))
                .map(Credentials::parse)
                .orElse(NONE);
    }

    private static Credentials parse(String json) {
        try {
            return new Credentials(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException broken) {
            // Without its cause, which would quote the secrets.
            throw new IllegalStateException("sealed credentials are not JSON");
        }
    }

    /** These, and those that are given now instead of earlier ones; an empty text takes one away. */
    Credentials with(Map<String, String> given) {
        Map<String, String> all = new TreeMap<>(secrets);
        given.forEach((key, value) -> {
            if (value == null || value.isEmpty()) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        return new Credentials(all);
    }

    SealedText seal(String partner, KeyVault vault) {
        if (secrets.isEmpty()) {
            return null;
        }
        try {
            return new SealedText(vault.seal("partner-" + partner, JSON.writeValueAsString(new TreeMap<>(secrets))));
        } catch (JsonProcessingException impossible) {
            // Without its cause, which may quote a secret.
            throw new IllegalStateException("texts are written as JSON");
        }
    }

    Optional<String> find(Secret secret) {
        return Optional.ofNullable(secrets.get(secret.key()));
    }

    String get(Secret secret) {
        return find(secret).orElse("");
    }

    /** Which secrets there are, by their Chinese names. */
    String labels() {
        return Stream.of(Secret.values())
                .filter(secret -> secrets.containsKey(secret.key()))
                .map(Secret::label)
                .collect(Collectors.joining("、"));
    }

    boolean sameAs(Credentials other) {
        return secrets.equals(other.secrets);
    }

    @Override
    public String toString() {
        return "Credentials" + secrets.keySet();
    }
}
