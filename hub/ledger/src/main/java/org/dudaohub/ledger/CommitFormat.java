package org.dudaohub.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The canonical bytes of header and commit, as FORMAT.md tells them. All numbers are big-endian. */
final class CommitFormat {

    /** MongoDB takes documents up to 16 MB; every store keeps to the same bound. */
    static final int MAX_BODY = 12 * 1024 * 1024;

    private static final byte VERSION = 1;
    private static final int POSITION = 17;
    private static final int RECORDED_AT = 25;
    private static final int EVENT_COUNT = 37;
    private static final int HEAD_LENGTH = 41;
    private static final int ABSENT = -1;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private CommitFormat() {}

    static byte[] header(LedgerHeader header) {
        Writer out = new Writer(128);
        out.string("dudao-ledger");
        out.int32(header.format());
        out.string(header.algorithm().label());
        out.string(header.ledgerId().toString());
        return out.toByteArray();
    }

    /** Encodes all but position and time, which only the appender knows: see {@link #number}. */
    static byte[] encode(UUID id, String node, List<LedgerEvent> events) {
        Writer out = new Writer(HEAD_LENGTH + 64 + estimate(events));
        out.int8(VERSION);
        out.int64(id.getMostSignificantBits());
        out.int64(id.getLeastSignificantBits());
        out.int64(0);
        out.time(Instant.EPOCH);
        out.int32(events.size());
        out.string(node);
        for (LedgerEvent event : events) {
            out.string(event.id());
            out.time(event.happenedAt());
            out.string(event.streamType());
            out.string(event.stream());
            out.int64(event.sequence());
            out.string(event.name());
            out.string(event.revision());
            out.bytes(event.payload());
            out.bytes(event.metadata());
        }
        return out.toByteArray();
    }

    /** A snapshot in the shape of a commit of one event, of which only the event counts. */
    static byte[] encodeSnapshot(LedgerEvent snapshot) {
        return encode(new UUID(0, 0), "", List.of(snapshot));
    }

    static LedgerEvent decodeSnapshot(byte[] body) {
        return decode(new CommitRecord(0, 0, new byte[0], body)).events().getFirst();
    }

    private static int estimate(List<LedgerEvent> events) {
        int size = 0;
        for (LedgerEvent event : events) {
            size += 256 + event.payload().length + event.metadata().length;
        }
        return size;
    }

    static void number(byte[] body, long position, Instant recordedAt) {
        LONG.set(body, POSITION, position);
        LONG.set(body, RECORDED_AT, recordedAt.getEpochSecond());
        INT.set(body, RECORDED_AT + 8, recordedAt.getNano());
    }

    static int eventCount(byte[] body) {
        return body.length < HEAD_LENGTH ? 0 : (int) INT.get(body, EVENT_COUNT);
    }

    static long position(byte[] body) {
        return body.length < HEAD_LENGTH ? -1 : (long) LONG.get(body, POSITION);
    }

    /** @throws LedgerCorruptException where the bytes are no commit, or not the one of this position */
    static Commit decode(CommitRecord commit) {
        return reading(commit, in -> {
            Start start = in.start(commit.position());
            List<LedgerEvent> events = new ArrayList<>(start.events);
            for (int i = 0; i < start.events; i++) {
                events.add(in.event());
            }
            return new Commit(
                    start.id,
                    commit.position(),
                    start.recordedAt,
                    start.node,
                    Collections.unmodifiableList(events),
                    commit.hash());
        });
    }

    /** As {@link #decode}, but only what a store's index wants to know. */
    static PreparedCommit prepare(CommitRecord commit) {
        return reading(commit, in -> {
            Start start = in.start(commit.position());
            List<StreamRange> streams = new ArrayList<>(2);
            for (int i = 0; i < start.events; i++) {
                in.streamOf(streams);
            }
            return new PreparedCommit(start.id, streams, commit);
        });
    }

    private static <T> T reading(CommitRecord commit, Function<Reader, T> read) {
        try {
            Reader in = new Reader(commit.body());
            T result = read.apply(in);
            if (in.at != commit.body().length) {
                throw new IllegalArgumentException((commit.body().length - in.at) + " bytes too many");
            }
            return result;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | NullPointerException e) {
            throw new LedgerCorruptException(commit.position(), "the commit can't be read: " + e.getMessage(), e);
        }
    }

    /** What stands before the events. */
    private record Start(UUID id, Instant recordedAt, int events, String node) {}

    private static final class Writer {
        private byte[] buffer;
        private int at;

        Writer(int capacity) {
            buffer = new byte[capacity];
        }

        private int reserve(int length) {
            int start = at;
            at = Math.addExact(at, length);
            if (at > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(at, buffer.length * 2));
            }
            return start;
        }

        void int8(byte value) {
            int start = reserve(1);
            buffer[start] = value;
        }

        void int32(int value) {
            int start = reserve(4);
            INT.set(buffer, start, value);
        }

        void int64(long value) {
            int start = reserve(8);
            LONG.set(buffer, start, value);
        }

        void time(Instant time) {
            int64(time.getEpochSecond());
            int32(time.getNano());
        }

        void bytes(byte[] value) {
            int32(value.length);
            System.arraycopy(value, 0, buffer, reserve(value.length), value.length);
        }

        void string(String value) {
            if (value == null) {
                int32(ABSENT);
            } else {
                bytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }

        byte[] toByteArray() {
            return at == buffer.length ? buffer : Arrays.copyOf(buffer, at);
        }
    }

    private static final class Reader {
        private final byte[] buffer;
        private final Repeated streamType = new Repeated();
        private final Repeated stream = new Repeated();
        private final Repeated name = new Repeated();
        private final Repeated revision = new Repeated();
        private int at;

        Reader(byte[] buffer) {
            this.buffer = buffer;
        }

        Start start(long position) {
            byte version = int8();
            if (version != VERSION) {
                throw new IllegalArgumentException("unknown record version " + version);
            }
            UUID id = new UUID(int64(), int64());
            long said = int64();
            if (said != position) {
                throw new IllegalArgumentException("the record says position " + said);
            }
            Instant recordedAt = time();
            int count = int32();
            if (count < 1 || count > buffer.length) {
                throw new IllegalArgumentException("event count " + count);
            }
            return new Start(id, recordedAt, count, string());
        }

        void streamOf(List<StreamRange> streams) {
            skip();
            at += 12;
            skip();
            String stream = string();
            long sequence = int64();
            for (int field = 0; field < 4; field++) {
                skip();
            }
            if (stream != null) {
                StreamRange.add(streams, stream, sequence);
            }
        }

        private void skip() {
            int length = int32();
            if (length < ABSENT || length > buffer.length - at) {
                throw new IllegalArgumentException("a field of " + length + " bytes at offset " + at);
            }
            at += Math.max(0, length);
        }

        byte int8() {
            return buffer[at++];
        }

        int int32() {
            int value = (int) INT.get(buffer, at);
            at += 4;
            return value;
        }

        long int64() {
            long value = (long) LONG.get(buffer, at);
            at += 8;
            return value;
        }

        Instant time() {
            long second = int64();
            int nano = int32();
            if (nano < 0 || nano > 999_999_999) {
                throw new IllegalArgumentException("nanosecond " + nano);
            }
            return Instant.ofEpochSecond(second, nano);
        }

        byte[] bytes() {
            int length = int32();
            if (length < 0 || length > buffer.length - at) {
                throw new IllegalArgumentException("a field of " + length + " bytes at offset " + at);
            }
            byte[] value = Arrays.copyOfRange(buffer, at, at + length);
            at += length;
            return value;
        }

        String string() {
            int length = int32();
            if (length == ABSENT) {
                return null;
            }
            if (length < 0 || length > buffer.length - at) {
                throw new IllegalArgumentException("a field of " + length + " bytes at offset " + at);
            }
            String value = new String(buffer, at, length, StandardCharsets.UTF_8);
            at += length;
            return value;
        }

        LedgerEvent event() {
            String id = string();
            Instant happenedAt = time();
            return new LedgerEvent(
                    id,
                    happenedAt,
                    streamType.read(),
                    stream.read(),
                    int64(),
                    name.read(),
                    revision.read(),
                    bytes(),
                    bytes());
        }

        /** A string that is most often the same as in the event before: then it isn't made again. */
        private final class Repeated {
            private int start;
            private String value;

            String read() {
                int here = at;
                int end = here + 4 + Math.max(0, (int) INT.get(buffer, here));
                if (value != null && Arrays.equals(buffer, here, end, buffer, start, start + end - here)) {
                    at = end;
                } else {
                    value = string();
                    start = here;
                }
                return value;
            }
        }
    }
}
