package org.dudaohub.ledger.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.dudaohub.ledger.CommitRecord;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.HashAlgorithm;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.LedgerCopy;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.LedgerHeader;

/** A ledger as JSON Lines: the header, then a line per commit, then the head. FORMAT.md tells the fields. */
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private JsonLines() {}

    /** Writes all up to the end as it is now; returns that end. */
    static Head write(CommitSource source, Writer out, LongConsumer progress) throws IOException {
        LedgerHeader header = source.header().orElseThrow(() -> new LedgerException("这里没有账本"));
        line(
                out,
                JSON.createObjectNode()
                        .put("format", header.format())
                        .put("algorithm", header.algorithm().label())
                        .put("ledgerId", header.ledgerId().toString()));
        Head head = new Head(Head.EMPTY, header.genesis());
        for (Iterator<CommitRecord> commits = LedgerCopy.commits(source); commits.hasNext(); ) {
            CommitRecord commit = commits.next();
            line(
                    out,
                    JSON.createObjectNode()
                            .put("position", commit.position())
                            .put("hash", HexFormat.of().formatHex(commit.hash()))
                            .put("body", commit.body()));
            head = new Head(commit.nextPosition() - 1, commit.hash());
            progress.accept(head.position());
        }
        line(
                out,
                JSON.createObjectNode()
                        .put("head", head.position())
                        .put("hash", HexFormat.of().formatHex(head.hash())));
        return head;
    }

    private static void line(Writer out, JsonNode node) throws IOException {
        out.write(JSON.writeValueAsString(node));
        out.write('\n');
    }

    /** The header line. */
    static LedgerHeader header(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new LedgerException("文件是空的");
        }
        JsonNode node = JSON.readTree(line);
        return new LedgerHeader(
                required(node, "format").intValue(),
                HashAlgorithm.labelled(required(node, "algorithm").textValue()),
                UUID.fromString(required(node, "ledgerId").textValue()));
    }

    /** The commits after the header line; fails where the file ends without the line that names its end. */
    static Iterator<CommitRecord> commits(BufferedReader in) {
        return new Iterator<>() {
            private CommitRecord next;
            private boolean ended;
            private long read = Head.EMPTY;

            @Override
            public boolean hasNext() {
                if (next == null && !ended) {
                    advance();
                }
                return next != null;
            }

            private void advance() {
                try {
                    String line = in.readLine();
                    if (line == null) {
                        throw new LedgerException("文件不完整:在位置 " + (read + 1) + " 处中断,缺少结尾行");
                    }
                    JsonNode node = JSON.readTree(line);
                    if (node.has("head")) {
                        ended = true;
                        if (node.get("head").longValue() != read) {
                            throw new LedgerException("结尾行与内容不符:应到位置 " + node.get("head"));
                        }
                    } else {
                        next = new CommitRecord(
                                required(node, "position").longValue(),
                                0,
                                HexFormat.of().parseHex(required(node, "hash").textValue()),
                                required(node, "body").binaryValue());
                    }
                } catch (JsonProcessingException e) {
                    throw new LedgerException("位置 " + (read + 1) + " 之后的一行不是 JSON", e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public CommitRecord next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                CommitRecord commit = next;
                next = null;
                read = commit.nextPosition() - 1;
                return commit;
            }
        };
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new LedgerException("这一行缺少字段 " + field);
        }
        return value;
    }
}
