package org.dudaohub.connectors.partner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.intake.FileIntake;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.connectors.intake.IncomingFile;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.intake.Preview;
import org.dudaohub.connectors.intake.Rows;
import org.dudaohub.connectors.intake.UnreadableFileException;
import org.dudaohub.connectors.mapping.Converter;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.partner.CorrectPayload;
import org.dudaohub.domain.partner.PartnerCommand;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.RecordPayload;

/**
 * What is done with what comes from partners: it is archived whole, converted, taken in line by line, and what became of it
 * is an event. Between these steps nothing remembers that it was begun: a payload that a crash cut short comes again, and
 * its lines change nothing the second time.
 */
public final class Payloads {

    static final String TOO_LARGE = "TOO_LARGE";
    static final String UNREADABLE = "UNREADABLE";
    static final String LINES_REJECTED = "LINES_REJECTED";
    static final String NOT_PERMITTED = "NOT_PERMITTED";
    static final String NO_ATTACHMENT = "NO_ATTACHMENT";

    private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_KEYS = 200;
    private static final int LONGEST_KEY = 64;
    private static final int QUOTED_LINES = 5;
    private static final int PREVIEWED = 50;

    private final FileIntake intake;
    private final Archive archive;
    private final IntakeLimits limits;
    private final Converter converter;
    private final CommandGateway commands;
    private final EventStore events;

    Payloads(FileIntake intake, Archive archive, IntakeLimits limits, CommandGateway commands, EventStore events) {
        this.intake = intake;
        this.archive = archive;
        this.limits = limits;
        this.converter = new Converter(limits);
        this.commands = commands;
        this.events = events;
    }

    /** A failed payload, as it stands now. */
    public record Kept(String payload, PayloadFailed failure, String content) {}

    /**
     * Takes in what came on a partner's channel.
     *
     * @throws IOException if it cannot be read from the partner or archived; it is to be fetched again
     * @throws org.dudaohub.connectors.intake.IntakeFailedException if the node cannot record at the moment
     */
    Taken take(Partner partner, Inbound channel, Arrival arrival) throws IOException {
        if (arrival.size() > limits.bytes()) {
            return tooLarge(partner, channel, arrival);
        }
        byte[] content;
        try (InputStream bytes = arrival.content().open()) {
            content = bytes.readNBytes(Math.toIntExact(limits.bytes()) + 1);
        }
        if (content.length > limits.bytes()) {
            return tooLarge(partner, channel, arrival);
        }
        String hash = archive.keepSealed(content);
        String payload = id(partner, channel, hash);
        return work(payload, partner, channel, arrival, hash, content, provenance(partner), false);
    }

    /** What cannot be taken in for a reason that is not in its content. */
    Taken refuse(Partner partner, Inbound channel, Arrival arrival, String failure, String explanation)
            throws IOException {
        byte[] content;
        try (InputStream bytes = arrival.content().open()) {
            content = bytes.readNBytes(Math.toIntExact(limits.bytes()));
        }
        String hash = archive.keepSealed(content);
        return failed(
                id(partner, channel, hash),
                partner,
                channel,
                arrival,
                hash,
                content.length,
                failure,
                explanation,
                provenance(partner));
    }

    /** It stays with its sender: nothing of it is read into memory or kept here. */
    private Taken tooLarge(Partner partner, Inbound channel, Arrival arrival) {
        String name = arrival.fileName() + "/" + arrival.size();
        String hash = sha256(name.getBytes(StandardCharsets.UTF_8));
        return failed(
                id(partner, channel, hash),
                partner,
                channel,
                arrival,
                "",
                arrival.size(),
                TOO_LARGE,
                limits.tooLarge(),
                provenance(partner));
    }

    private Taken failed(
            String payload,
            Partner partner,
            Inbound channel,
            Arrival arrival,
            String content,
            long bytes,
            String failure,
            String explanation,
            Map<String, String> provenance) {
        record(
                recording(payload, partner, channel, arrival, content, bytes, null, failure, explanation, List.of()),
                provenance);
        return new Taken(payload, failure, explanation, null);
    }

    private Taken work(
            String payload,
            Partner partner,
            Inbound channel,
            Arrival arrival,
            String hash,
            byte[] content,
            Map<String, String> provenance,
            boolean again)
            throws IOException {
        FileKind kind = FileKind.named(channel.kind()).orElseThrow();
        byte[] file;
        try {
            file = converter.convert(content, channel.format(), channel.mapping(), kind);
        } catch (UnreadableFileException unreadable) {
            return failed(
                    payload,
                    partner,
                    channel,
                    arrival,
                    hash,
                    content.length,
                    UNREADABLE,
                    unreadable.getMessage(),
                    provenance);
        }
        IncomingFile incoming = new IncomingFile(arrival.fileName(), kind, partner.id(), file);
        ImportResult result = intake.take(incoming, provenance, command -> forbidden(command, channel));
        if (again && result instanceof ImportResult.Imported earlier && earlier.repeated()) {
            result = intake.takeAgain(incoming, provenance, command -> forbidden(command, channel));
        }
        return switch (result) {
            case ImportResult.Unreadable it ->
                failed(payload, partner, channel, arrival, hash, content.length, UNREADABLE, it.message(), provenance);
            case ImportResult.Imported done -> {
                boolean clean = done.rejected().isEmpty();
                String explanation = clean ? null : explanation(done);
                record(
                        recording(
                                payload,
                                partner,
                                channel,
                                arrival,
                                hash,
                                content.length,
                                done,
                                clean ? null : LINES_REJECTED,
                                explanation,
                                clean ? List.of() : keys(file)),
                        provenance);
                yield new Taken(payload, clean ? null : LINES_REJECTED, explanation, done);
            }
        };
    }

    private static String explanation(ImportResult.Imported done) {
        String first = done.rejected().stream()
                .limit(QUOTED_LINES)
                .map(line -> "第%d行：%s".formatted(line.line(), line.message()))
                .collect(Collectors.joining("；"));
        return "退回%d行。%s".formatted(done.rejected().size(), first);
    }

    /** Codes and numbers, by which people look for a payload; never what may be identity data. */
    private static List<String> keys(byte[] file) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        List<Integer> columns = new ArrayList<>();
        boolean[] header = {true};
        try {
            Rows.read(file, row -> {
                if (header[0]) {
                    header[0] = false;
                    for (int i = 0; i < row.cells().size(); i++) {
                        String label = row.cells().get(i).strip();
                        if (label.endsWith("编号") || label.endsWith("代码") || label.endsWith("标识码")) {
                            columns.add(i);
                        }
                    }
                    return;
                }
                columns.stream()
                        .filter(column -> column < row.cells().size())
                        .map(column -> row.cells().get(column).strip())
                        .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY && keys.size() < MOST_KEYS)
                        .forEach(keys::add);
            });
        } catch (UnreadableFileException impossible) {
            throw new IllegalStateException("a file that was worked through cannot be read", impossible);
        }
        return List.copyOf(keys);
    }

    /** A partner that speaks for some schools speaks for no other. */
    private static Optional<Outcome> forbidden(Command command, Inbound channel) {
        boolean foreign = !channel.mayEverybody()
                && !(command instanceof SchoolCommand about
                        && channel.organizations().contains(about.school()));
        return foreign ? Optional.of(Outcome.refused(Reason.NOT_PERMITTED, "对接平台只能办理其登记学校的事项")) : Optional.empty();
    }

    /**
     * What a sample would come to on a channel. Nothing is stored.
     */
    public Preview preview(Inbound channel, String fileName, byte[] sample) throws IOException {
        FileKind kind = FileKind.named(channel.kind()).orElseThrow();
        try {
            byte[] file = converter.convert(sample, channel.format(), channel.mapping(), kind);
            return intake.preview(new IncomingFile(fileName, kind, "preview", file), PREVIEWED);
        } catch (UnreadableFileException unreadable) {
            return Preview.unreadable(unreadable.getMessage());
        }
    }

    /** The failed payload of that id; empty if there is none, or it was taken in at once. */
    public Optional<Kept> find(String payload) {
        Kept kept = null;
        try (var stream = events.readEvents("payload:" + payload).asStream()) {
            for (Object event : stream.map(Message::getPayload).toList()) {
                kept = switch (event) {
                    case PayloadFailed failed -> new Kept(payload, failed, failed.content());
                    case PayloadCorrected corrected -> new Kept(payload, kept.failure(), corrected.content());
                    case PayloadTaken _ -> null;
                    default -> kept;
                };
            }
        }
        return Optional.ofNullable(kept);
    }

    /** Whether nobody has to do anything about the payload. */
    boolean isSettled(String payload) {
        try (var stream = events.readEvents("payload:" + payload).asStream()) {
            return stream.map(Message::getPayload)
                    .anyMatch(event -> event instanceof PayloadTaken
                            || event instanceof PayloadRerun
                            || event instanceof PayloadDismissed);
        }
    }

    /** The bytes of a failed payload, as corrected last; empty if it was too large to be kept, or was erased. */
    public Optional<byte[]> content(Kept kept) throws IOException {
        return kept.content().isEmpty() ? Optional.empty() : archive.read(kept.content());
    }

    /** Archives what the payload should have said. */
    public Outcome correct(String payload, byte[] content, Map<String, String> provenance) throws IOException {
        if (content.length > limits.bytes()) {
            return Outcome.refused(Reason.LIMIT_REACHED, limits.tooLarge());
        }
        return send(new CorrectPayload(payload, archive.keepSealed(content), content.length), provenance);
    }

    /** Works a failed payload through once more, as it was corrected last and under the mapping of today. */
    Taken rerun(Kept kept, Partner partner, Inbound channel, byte[] content, Map<String, String> provenance)
            throws IOException {
        PayloadFailed failure = kept.failure();
        Arrival arrival = new Arrival(failure.fileName(), failure.message(), content.length, () -> {
            throw new IOException("read before");
        });
        return work(kept.payload(), partner, channel, arrival, kept.content(), content, provenance, true);
    }

    private RecordPayload recording(
            String payload,
            Partner partner,
            Inbound channel,
            Arrival arrival,
            String content,
            long bytes,
            ImportResult.Imported done,
            String failure,
            String explanation,
            List<String> keys) {
        return new RecordPayload(
                payload,
                partner.id(),
                partner.office(),
                channel.id(),
                channel.kind(),
                arrival.fileName(),
                arrival.message(),
                content,
                bytes,
                done == null ? null : done.file(),
                done == null ? 0 : done.accepted(),
                done == null ? 0 : done.unchanged(),
                done == null ? 0 : done.rejected().size(),
                failure,
                explanation,
                keys);
    }

    private void record(RecordPayload command, Map<String, String> provenance) {
        if (send(command, provenance) instanceof Outcome.Refused(Reason reason, String message)) {
            throw new IllegalStateException("a payload's outcome was refused: " + reason + " " + message);
        }
    }

    private Outcome send(PartnerCommand command, Map<String, String> provenance) {
        return commands.<Outcome>send(command, MetaData.from(provenance))
                .orTimeout(RECORD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    static Map<String, String> provenance(Partner partner) {
        return Map.of(
                Provenance.ACTOR,
                partner.id(),
                Provenance.ACTOR_NAME,
                partner.name(),
                Provenance.CHANNEL,
                "connector:" + partner.id());
    }

    /** The same bytes on the same channel are the same payload. */
    private static String id(Partner partner, Inbound channel, String hash) {
        String whole = sha256((channel.id() + "/" + hash).getBytes(StandardCharsets.UTF_8));
        return partner.id() + "-" + whole.substring(0, 24);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
