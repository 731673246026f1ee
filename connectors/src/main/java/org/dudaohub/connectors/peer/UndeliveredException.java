package org.dudaohub.connectors.peer;

/** A batch did not arrive, or the peer does not take it now; it is sent again later. */
final class UndeliveredException extends RuntimeException {

    UndeliveredException(String why) {
        super(why);
    }
}
