package org.dudaohub.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity data (a phone number, an openid, a complainant's name), encrypted with the key of the person it belongs to.
 * When that key is destroyed the text can never be read again, and the ledger's proof still holds.
 *
 * @param text {@code person-id:base64(ciphertext)}, as the key vault made it
 */
public record SealedText(@JsonValue String text) {

    @JsonCreator
    public SealedText {}
}
