package org.dudaohub.ledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dudaohub.ledger.vault.KeyVault.VaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {

    @TempDir
    Path folder;

    @Test
    void sealed_text_can_be_opened_also_after_a_restart() {
        String sealed;
        try (KeyVault vault = KeyVault.open(folder.resolve("keys.db"))) {
            sealed = vault.seal("principal:1", "199 0000 0001");
        }
        try (KeyVault vault = KeyVault.open(folder.resolve("keys.db"))) {
            assertThat(vault.open(sealed)).contains("199 0000 0001");
        }
    }

    @Test
    void sealed_text_does_not_show_what_it_seals_and_is_different_each_time() {
        try (KeyVault vault = KeyVault.open(folder.resolve("keys.db"))) {
            String first = vault.seal("p1", "19900000001");
            assertThat(first).doesNotContain("19900000001").isNotEqualTo(vault.seal("p1", "19900000001"));
        }
    }

    @Test
    void after_the_key_is_destroyed_the_text_is_gone_and_no_trace_of_the_key_is_left_in_the_file() throws Exception {
        Path file = folder.resolve("keys.db");
        String person = "a-person-to-be-erased";
        try (KeyVault vault = KeyVault.open(file)) {
            String sealed = vault.seal(person, "张三");
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(person);
            vault.destroy(person);
            assertThat(vault.open(sealed)).isEmpty();
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(person);
        }
    }

    @Test
    void changed_text_is_not_opened() {
        try (KeyVault vault = KeyVault.open(folder.resolve("keys.db"))) {
            String sealed = vault.seal("p1", "19900000001");
            vault.seal("p2", "19900000002");
            assertThatThrownBy(() -> vault.open("p2" + sealed.substring(2))).isInstanceOf(VaultException.class);
        }
    }

    @Test
    void only_the_owner_can_read_the_file() throws Exception {
        Path file = folder.resolve("keys.db");
        KeyVault.open(file).close();
        assertThat(Files.getPosixFilePermissions(file))
                .allMatch(permission -> permission.name().startsWith("OWNER"));
    }

    @Test
    void many_who_seal_at_once_each_get_a_lasting_key_and_one_person_the_same() throws Exception {
        Path file = folder.resolve("keys.db");
        Map<String, String> sealed = new ConcurrentHashMap<>();
        try (KeyVault vault = KeyVault.open(file);
                ExecutorService writers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 400; i++) {
                String person = "p" + i % 100;
                String text = person + " 的电话 " + i;
                writers.submit(() -> sealed.put(vault.seal(person, text), text));
            }
        }

        try (KeyVault vault = KeyVault.open(file)) {
            assertThat(sealed).hasSize(400);
            sealed.forEach((text, plain) -> assertThat(vault.open(text)).contains(plain));
        }
    }

    @Test
    void whoever_waits_for_a_key_learns_that_the_disk_refuses() throws Exception {
        KeyVault vault = KeyVault.open(folder.resolve("keys.db"));
        vault.close();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<String>> waiting = IntStream.range(0, 32)
                    .mapToObj(i -> writers.submit(() -> vault.seal("p" + i, "text")))
                    .toList();

            assertThat(waiting)
                    .allSatisfy(key -> assertThatThrownBy(key::get).hasCauseInstanceOf(VaultException.class));
        }
    }
}
