package org.dudaohub.connectors.partner;

import java.io.IOException;
import java.io.InputStream;

/**
 * A payload as it comes.
 *
 * @param fileName as its sender named it; shown, never used as a path
 * @param message the id that its sender gave it; null if it has none
 * @param size in bytes, as announced; -1 if nobody says
 */
record Arrival(String fileName, String message, long size, Content content) {

    private static final int LONGEST_NAME = 200;

    @FunctionalInterface
    interface Content {

        InputStream open() throws IOException;
    }

    Arrival {
        String plain = fileName == null || fileName.isBlank() ? "未命名" : fileName.strip();
        plain = plain.replaceAll("[\\p{Cntrl}/\\\\]+", "_");
        fileName = plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
        message = message == null || message.isBlank() ? null : message.strip();
    }
}
