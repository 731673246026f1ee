package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeyTest {

    private static final byte[] TEXT = "督导".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void is_made_at_the_first_start_and_is_the_same_afterwards_and_readable_by_its_owner_only() throws Exception {
        Path file = folder.resolve("data/node-key.pem");
        String first = NodeKey.open(file).publicKey();
        assertThat(NodeKey.open(file).publicKey()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void signs_so_that_the_jdk_can_verify_it() throws Exception {
        NodeKey key = NodeKey.open(folder.resolve("key.pem"));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey()))));
        verifier.update(TEXT);
        assertThat(verifier.verify(Base64.getDecoder().decode(key.sign(TEXT)))).isTrue();
    }

    @Test
    void is_kept_in_the_first_version_of_pkcs8_which_every_openssl_reads() throws Exception {
        Path file = folder.resolve("key.pem");
        NodeKey.open(file);
        byte[] der = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        // RFC 8410: SEQUENCE, version 0, algorithm, 32 bytes of key, and nothing after them.
        assertThat(der).hasSize(48).startsWith(0x30, 0x2e, 0x02, 0x01, 0x00);
    }

    @Test
    void a_signature_of_another_key_or_another_text_or_no_signature_at_all_is_not_accepted() {
        NodeKey key = NodeKey.open(folder.resolve("key.pem"));
        NodeKey other = NodeKey.open(folder.resolve("other.pem"));
        PeerKey peer = PeerKey.of(key.publicKey()).orElseThrow();
        assertThat(peer.verifies(TEXT, key.sign(TEXT))).isTrue();
        assertThat(peer.verifies(TEXT, other.sign(TEXT))).isFalse();
        assertThat(peer.verifies("督學".getBytes(StandardCharsets.UTF_8), key.sign(TEXT)))
                .isFalse();
        assertThat(peer.verifies(TEXT, "")).isFalse();
        assertThat(peer.verifies(TEXT, "no base64!")).isFalse();
    }

    @Test
    void what_is_no_key_is_not_taken_for_one() throws Exception {
        assertThat(PeerKey.of("")).isEmpty();
        assertThat(PeerKey.of("MCowBQYDK2Vw")).isEmpty();
        assertThat(PeerKey.of(null)).isEmpty();
        Path file = Files.writeString(folder.resolve("key.pem"), "not a key");
        assertThatThrownBy(() -> NodeKey.open(file)).hasMessageContaining("key.pem");
    }
}
