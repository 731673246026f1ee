package org.dudaohub.connectors.intake;

/** The file as a whole cannot be read; the message is a Chinese sentence for its sender. */
final class UnreadableFileException extends Exception {

    UnreadableFileException(String message) {
        super(message);
    }

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
