package org.dudaohub.connectors.intake;

/** The file as a whole cannot be read; the message is a Chinese sentence for its sender. */
public final class UnreadableFileException extends Exception {

    public UnreadableFileException(String message) {
        super(message);
    }

    public UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
