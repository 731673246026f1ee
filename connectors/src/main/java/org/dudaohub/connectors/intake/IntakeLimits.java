package org.dudaohub.connectors.intake;

/**
 * What a file may be at most, so that no file can use up the node's memory or time.
 *
 * @param bytes the file's size
 * @param lines without the header
 * @param charactersInCell of a single cell
 */
public record IntakeLimits(long bytes, int lines, int charactersInCell) {

    /** What whoever sent too large a file is told. */
    public String tooLarge() {
        return "文件超过%d KB，请分成几个文件".formatted(bytes / 1024);
    }
}
