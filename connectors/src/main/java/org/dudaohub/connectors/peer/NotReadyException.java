package org.dudaohub.connectors.peer;

/** The node can't take messages just now; the same message later may well be taken. */
final class NotReadyException extends RuntimeException {

    NotReadyException(String message) {
        super(message);
    }

    NotReadyException(String message, Throwable cause) {
        super(message, cause);
    }
}
