package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.intake.RecordImport;
import org.dudaohub.domain.intake.RejectedLine;

/** Takes a file in: reads it, archives it, sends a command for each line, and keeps the result as an event. */
public final class FileIntake {

    private final CommandGateway commands;
    private final EventStore events;
    private final Archive archive;
    private final LineMappings mappings;
    private final SyncConflicts conflicts;
    private final IntakeLimits limits;
    private final Duration commandTimeout;
    private final String office;
    private final Clock clock;

    FileIntake(
            CommandGateway commands,
            EventStore events,
            Archive archive,
            LineMappings mappings,
            SyncConflicts conflicts,
            IntakeLimits limits,
            Duration commandTimeout,
            String office,
            Clock clock) {
        this.commands = commands;
        this.events = events;
        this.archive = archive;
        this.mappings = mappings;
        this.conflicts = conflicts;
        this.limits = limits;
        this.commandTimeout = commandTimeout;
        this.office = office;
        this.clock = clock;
    }

    /**
     * Works the file through. The same bytes a second time do nothing and get the first result.
     *
     * @param provenance who sent it and through which channel: the keys of {@link org.dudaohub.domain.Provenance}
     * @param forbidden why its sender may not send a command; empty if the sender may
     * @throws IntakeFailedException if the node cannot record at the moment; sending the same file again is safe
     */
    public ImportResult take(
            IncomingFile file, Map<String, String> provenance, Function<Command, Optional<Outcome>> forbidden) {
        String hash = sha256(file.content());
        try {
            Table table = Table.open(file, limits);
            archive.keep(hash, file);
            Optional<FileImported> earlier = earlierImport(hash);
            if (earlier.isPresent()) {
                return repeated(earlier.get(), table);
            }
            ImportResult.Imported result = result(
                    hash, file, workThrough(file, table, new Sender(file.partner(), hash, provenance, forbidden)));
            return switch (send(record(result, file), MetaData.from(provenance))) {
                case Outcome.Accepted _ -> result;
                // The same file came on another way at the same time, and was through first.
                case Outcome.Unchanged _ -> repeated(earlierImport(hash).orElseThrow(), table);
                case Outcome.Refused(Reason reason, String message) ->
                    throw new IllegalStateException("an import's result was refused: " + reason + " " + message);
            };
        } catch (UnreadableFileException unreadable) {
            return new ImportResult.Unreadable(hash, file.name(), unreadable.getMessage());
        } catch (IOException failure) {
            throw new IntakeFailedException("cannot archive or read " + file.name(), failure);
        }
    }

    /**
     * Works a file through that was taken in before: what went back then may be possible now. The file keeps its first
     * result; whoever asks for this keeps the new one.
     */
    public ImportResult takeAgain(
            IncomingFile file, Map<String, String> provenance, Function<Command, Optional<Outcome>> forbidden) {
        String hash = sha256(file.content());
        try {
            Table table = Table.open(file, limits);
            return result(
                    hash, file, workThrough(file, table, new Sender(file.partner(), hash, provenance, forbidden)));
        } catch (UnreadableFileException unreadable) {
            return new ImportResult.Unreadable(hash, file.name(), unreadable.getMessage());
        } catch (IOException failure) {
            throw new IntakeFailedException("cannot read " + file.name(), failure);
        }
    }

    /**
     * What would be sent if the file were taken in, and what is wrong with its lines. Nothing is recorded, archived or
     * sealed, and the domain is not asked.
     *
     * @param most how many lines are wanted
     */
    public Preview preview(IncomingFile file, int most) throws IOException {
        try {
            Table table = Table.open(file, limits);
            Preview.Collector lines = new Preview.Collector(most);
            LineMapping mapping = new LineMappings(Seal.PREVIEW).of(file.kind());
            table.forEachLine(line -> mapping.line(line, lines));
            mapping.end(lines);
            return lines.preview();
        } catch (UnreadableFileException unreadable) {
            return Preview.unreadable(unreadable.getMessage());
        }
    }

    /** Who sent which file, and may not ask for what. */
    private record Sender(
            String partner,
            String file,
            Map<String, String> provenance,
            Function<Command, Optional<Outcome>> forbidden) {

        /** An event says which line of which file it comes from. */
        MetaData provenanceOf(Request request) {
            return MetaData.from(provenance)
                    .and(Provenance.FILE, file)
                    .and(
                            Provenance.LINE,
                            Integer.toString(request.lines().getFirst().number()));
        }

        /** Whoever uploads a file by hand sees at once what is wrong with it. */
        boolean isPlatform() {
            return !"console".equals(provenance.get(Provenance.CHANNEL));
        }
    }

    private List<LineResult> workThrough(IncomingFile file, Table table, Sender sender)
            throws UnreadableFileException, IOException {
        List<LineResult> results = new ArrayList<>();
        LineMapping mapping = mappings.of(file.kind());
        table.forEachLine(line -> mapping.line(line, request -> results.addAll(fulfil(request, sender))));
        mapping.end(request -> results.addAll(fulfil(request, sender)));
        results.sort(Comparator.comparingInt(LineResult::line));
        return results;
    }

    private List<LineResult> fulfil(Request request, Sender sender) {
        if (!request.isSound()) {
            return request.lines().stream()
                    .map(line -> new LineResult(line.number(), line.refusal().orElseThrow()))
                    .toList();
        }
        Outcome outcome = request.commands().stream()
                .flatMap(command -> sender.forbidden().apply(command).stream())
                .findFirst()
                .orElseGet(() -> send(request.commands(), sender.provenanceOf(request)));
        if (sender.isPlatform()) {
            conflicts
                    .in(request, outcome, sender.partner(), sender.file())
                    .ifPresent(conflict -> send(conflict, MetaData.from(sender.provenance())));
        }
        return request.lines().stream()
                .map(line -> new LineResult(line.number(), outcome))
                .toList();
    }

    /** A line whose commands all changed nothing is unchanged; one refusal refuses the line. */
    private Outcome send(List<Command> requested, MetaData provenance) {
        Outcome together = null;
        for (Command command : requested) {
            Outcome outcome = send(command, provenance);
            if (outcome instanceof Outcome.Refused) {
                return outcome;
            }
            if (together == null || outcome instanceof Outcome.Accepted) {
                together = outcome;
            }
        }
        return together;
    }

    private Outcome send(Command command, MetaData provenance) {
        try {
            return commands.<Outcome>send(command, provenance).get(commandTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IntakeFailedException(
                    "the node did not record " + command.getClass().getSimpleName(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IntakeFailedException("interrupted while a file was taken in", interrupted);
        }
    }

    private static ImportResult.Imported result(String hash, IncomingFile file, List<LineResult> lines) {
        List<RejectedLine> rejected = new ArrayList<>();
        int accepted = 0;
        int unchanged = 0;
        for (LineResult line : lines) {
            switch (line.outcome()) {
                case Outcome.Accepted _ -> accepted++;
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Refused(Reason reason, String message) ->
                    rejected.add(new RejectedLine(line.line(), reason, message));
            }
        }
        return new ImportResult.Imported(
                hash, file.name(), file.kind().name(), accepted, unchanged, rejected, false, lines);
    }

    private RecordImport record(ImportResult.Imported result, IncomingFile file) {
        return new RecordImport(
                result.file(),
                result.fileName(),
                file.partner(),
                result.kind(),
                office,
                result.accepted(),
                result.unchanged(),
                result.rejected(),
                LocalDate.now(clock));
    }

    private Optional<FileImported> earlierImport(String hash) {
        return events.readEvents(RecordImport.streamOf(hash))
                .asStream()
                .map(Message::getPayload)
                .map(FileImported.class::cast)
                .findFirst();
    }

    private static ImportResult repeated(FileImported earlier, Table table)
            throws UnreadableFileException, IOException {
        Map<Integer, Outcome> refusals = new HashMap<>();
        earlier.rejected().forEach(line -> refusals.put(line.line(), Outcome.refused(line.reason(), line.message())));
        List<LineResult> results = new ArrayList<>();
        table.forEachLine(line -> results.add(new LineResult(
                line.number(), refusals.getOrDefault(line.number(), Outcome.unchanged(earlier.file())))));
        return new ImportResult.Imported(
                earlier.file(),
                earlier.fileName(),
                earlier.kind(),
                earlier.accepted(),
                earlier.unchanged(),
                earlier.rejected(),
                true,
                results);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
