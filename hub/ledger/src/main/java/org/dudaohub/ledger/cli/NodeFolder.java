package org.dudaohub.ledger.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** What lies where in a node's data folder, and under the same names in a backup. */
final class NodeFolder {

    static final String LEDGER = "ledger.sqlite";
    static final String KEYS = "keys.sqlite";

    /** The key that a node signs with. Where it is missing a node makes itself a new one, which no peer knows. */
    static final String NODE_KEY = "node-key.pem";

    /** Files that facts name, each under its SHA-256. A file is there before the fact is, and never changes. */
    static final String ATTACHMENTS = "attachments";

    /** Files that were taken in, each under the SHA-256 of what it says; many are sealed. They never change either. */
    static final String ARCHIVE = "archive";

    /** What was uploaded and not yet taken in: the web server's. */
    private static final String TEMPORARY = "tmp";

    private static final Pattern PASSING =
            Pattern.compile(".*\\.(lock|part|unfinished)|.*-(wal|shm|journal)|key\\d+\\.pem");

    private static final Set<String> WITH_A_WAY_OF_THEIR_OWN = Set.of(LEDGER, KEYS, ATTACHMENTS, ARCHIVE);

    private NodeFolder() {}

    /** Whether a file is there only while something is being done: locks, logs of databases, files in the making. */
    static boolean isPassing(Path file) {
        return PASSING.matcher(file.getFileName().toString()).matches();
    }

    /** Whether it is a key to sign with. Those are made once, and neither change nor go. */
    static boolean isSigningKey(String path) {
        return path.endsWith(".pem");
    }

    /** Whether what stands first in the data folder is copied as it is, whatever it is. */
    static boolean isCopiedAsItIs(Path first) {
        String name = first.getFileName().toString();
        return !name.equals(TEMPORARY) && !WITH_A_WAY_OF_THEIR_OWN.contains(name);
    }
}
