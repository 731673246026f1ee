package org.dudaohub.connectors.intake;

/** The node could not work a file through to its end. Nothing is lost: the same file can be taken in again. */
public final class IntakeFailedException extends RuntimeException {

    IntakeFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
