package org.dudaohub.connectors.intake;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.dudaohub.domain.Provenance;

/**
 * What is done with a file in a partner's folder: it is taken in, its result is written, and the exchange is told where the
 * file goes: {@code .done}, or {@code failed} beside a note that says why. If the node fails, the file stays where it is
 * and its turn comes again.
 */
final class WatchedFolder implements Processor {

    /** Exchange properties: who owns the folder, and the file's next place. */
    static final String PARTNER = "partner";

    static final String NAME = "partnerName";
    static final String KIND = "kind";
    static final String DESTINATION = "destination";

    private static final int LONGEST_NAME = 56;

    private final FileIntake intake;
    private final IntakeLimits limits;

    WatchedFolder(FileIntake intake, IntakeLimits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    @Override
    public void process(Exchange exchange) throws IOException, InvalidPayloadException {
        Path file = exchange.getMessage().getMandatoryBody(File.class).toPath();
        ImportResult result = Files.size(file) > limits.bytes()
                ? new ImportResult.Unreadable("", file.getFileName().toString(), limits.tooLarge())
                : takeIn(file, exchange);
        Path destination = switch (result) {
            case ImportResult.Imported imported -> done(file, imported);
            case ImportResult.Unreadable unreadable -> failed(file, unreadable);
        };
        exchange.setProperty(DESTINATION, destination.toString());
    }

    private ImportResult takeIn(Path file, Exchange exchange) throws IOException {
        String partner = exchange.getProperty(PARTNER, String.class);
        FileKind kind = FileKind.named(exchange.getProperty(KIND, String.class)).orElseThrow();
        return intake.take(
                new IncomingFile(file.getFileName().toString(), kind, partner, Files.readAllBytes(file)),
                Map.of(
                        Provenance.ACTOR,
                        partner,
                        Provenance.ACTOR_NAME,
                        exchange.getProperty(NAME, String.class),
                        Provenance.CHANNEL,
                        "connector:" + partner),
                // What a partner may send, the node's configuration says: the kind of its folder.
                command -> Optional.empty());
    }

    private static Path done(Path file, ImportResult.Imported imported) throws IOException {
        String name = shortName(file);
        AtomicFiles.write(file.resolveSibling("result").resolve(ResultFile.nameFor(name)), ResultFile.of(imported));
        return file.resolveSibling(".done").resolve(name);
    }

    private static Path failed(Path file, ImportResult.Unreadable unreadable) throws IOException {
        Path parked = freeName(file.resolveSibling("failed"), shortName(file));
        AtomicFiles.write(
                parked.resolveSibling(parked.getFileName() + ".原因.txt"),
                ("\uFEFF" + unreadable.message() + "\r\n").getBytes(StandardCharsets.UTF_8));
        return parked;
    }

    /** Leaves room for what is added to it: file systems take names of at most 255 bytes. */
    private static String shortName(Path file) {
        String name = file.getFileName().toString();
        int excess = name.codePointCount(0, name.length()) - LONGEST_NAME;
        return excess <= 0 ? name : name.substring(name.offsetByCodePoints(0, excess));
    }

    /** What could not be read is in no archive, so it must not replace another file of its name. */
    private static Path freeName(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(i + "-" + name);
        }
        return free;
    }
}
