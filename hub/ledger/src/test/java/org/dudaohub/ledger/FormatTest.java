package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.ledger.Events.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes stay as FORMAT.md tells them, and an outsider's verifier agrees. */
public class FormatTest {

    private static final Path VECTORS = Path.of("src/test/vectors");

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void the_test_vectors_are_what_the_code_writes(HashAlgorithm algorithm) throws Exception {
        List<String> written = vector(algorithm);

        Path file = VECTORS.resolve(algorithm.label().toLowerCase() + ".jsonl");
        assertThat(Files.readAllLines(file)).isEqualTo(written);
    }

    @Test
    void the_format_page_gives_the_vectors_hashes() throws Exception {
        String page = Files.readString(Path.of("FORMAT.md"));
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            assertThat(page).contains(HexFormat.of().formatHex(header(algorithm).genesis()));
            String end = vector(algorithm).getLast();
            assertThat(page).contains(end.substring(end.indexOf("hash") + 7, end.length() - 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"sha-256.jsonl, intact 4", "sm3.jsonl, intact 4", "sha-256-broken.jsonl, broken 3 the hash doesn't fit"
    })
    void a_verifier_in_python_agrees(String file, String expected) throws Exception {
        assertThat(python(VECTORS.resolve(file))).startsWith(expected);
    }

    /** What the verifier in Python says of an export; skips the test where there is no Python. */
    public static String python(Path export) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("python3", "src/test/python/verify_ledger.py", export.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (java.io.IOException e) {
            Assumptions.abort("needs python3");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static LedgerHeader header(HashAlgorithm algorithm) {
        return new LedgerHeader(1, algorithm, UUID.fromString("0190a5a0-0000-7000-8000-00000000d0d0"));
    }

    private static List<String> vector(HashAlgorithm algorithm) {
        LedgerHeader header = header(algorithm);
        List<String> lines = new ArrayList<>();
        lines.add("{\"format\":1,\"algorithm\":\"%s\",\"ledgerId\":\"%s\"}"
                .formatted(algorithm.label(), header.ledgerId()));
        byte[] hash = header.genesis();
        long position = 0;
        for (List<LedgerEvent> events : commits()) {
            byte[] body = CommitFormat.encode(new UUID(0x1122334455667788L, position), "青荻县", events);
            CommitFormat.number(body, position, Instant.parse("2026-03-02T04:00:05.000000001Z"));
            hash = algorithm.chain(hash, body);
            lines.add("{\"position\":%d,\"hash\":\"%s\",\"body\":\"%s\"}"
                    .formatted(
                            position,
                            HexFormat.of().formatHex(hash),
                            Base64.getEncoder().encodeToString(body)));
            position += events.size();
        }
        lines.add("{\"head\":%d,\"hash\":\"%s\"}"
                .formatted(position - 1, HexFormat.of().formatHex(hash)));
        return lines;
    }

    private static List<List<LedgerEvent>> commits() {
        return List.of(
                List.of(
                        new LedgerEvent(
                                "e-1",
                                Instant.parse("2026-03-02T03:59:59.123456789Z"),
                                "整改",
                                "rectification:1",
                                0,
                                "rectification.ordered",
                                "2",
                                bytes("{\"事项\":\"校园安全\"}"),
                                bytes("{\"actor\":\"督学\"}")),
                        new LedgerEvent(
                                "e-2",
                                Instant.parse("1969-12-31T23:59:59.5Z"),
                                null,
                                "rectification:1",
                                1,
                                "rectification.closed",
                                "",
                                bytes("{}"),
                                new byte[0]),
                        LedgerEvent.withoutStream(
                                "e-3", Instant.EPOCH, "node.started", null, new byte[0], bytes("{}"))),
                List.of(new LedgerEvent(
                        "e-4",
                        Instant.parse("2026-03-02T04:00:00Z"),
                        "学校",
                        "school:𠮷",
                        Long.MAX_VALUE,
                        "school.visited",
                        null,
                        bytes("[1]"),
                        bytes("{}"))));
    }
}
