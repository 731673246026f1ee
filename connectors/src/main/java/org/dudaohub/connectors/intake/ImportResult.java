package org.dudaohub.connectors.intake;

import java.util.List;
import org.dudaohub.domain.intake.RejectedLine;

/** What became of a file. */
public sealed interface ImportResult {

    /** SHA-256 of the file's bytes, hexadecimal. */
    String file();

    /**
     * The file was worked through, now or earlier.
     *
     * @param fileName the name under which it was first imported
     * @param kind the name of the kind as which it was first imported
     * @param accepted lines that became events when it was first imported
     * @param unchanged lines whose content was recorded before
     * @param rejected lines that went back, with their reasons
     * @param repeated the same file was imported before, so that nothing was done now
     * @param lines what each line came to, in the file's order; in a repeated file what was not rejected is unchanged
     */
    record Imported(
            String file,
            String fileName,
            String kind,
            int accepted,
            int unchanged,
            List<RejectedLine> rejected,
            boolean repeated,
            List<LineResult> lines)
            implements ImportResult {}

    /**
     * The file could not be read at all, so no line of it counts.
     *
     * @param message why, as a Chinese sentence
     */
    record Unreadable(String file, String fileName, String message) implements ImportResult {}
}
