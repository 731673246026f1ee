package org.dudaohub.ledger;

/** A store couldn't append. The appender looks up what landed before it decides what to do. */
public final class StoreException extends LedgerException {

    /** What the store knows about the failure. */
    public enum Reason {
        /** Another commit holds the position: someone else appended first, or an earlier try landed. */
        POSITION_TAKEN,
        /** A stream of the batch was begun by another commit, see {@link Store#refusesTakenSequence()}. */
        SEQUENCE_TAKEN,
        /** No room left. */
        FULL,
        /** Anything else; parts of the batch may have been written. */
        UNKNOWN
    }

    private final Reason reason;

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
