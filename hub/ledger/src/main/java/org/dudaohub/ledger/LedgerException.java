package org.dudaohub.ledger;

/** Something is broken: the store, the file, or the ledger's use. The subclasses say what. */
public class LedgerException extends RuntimeException {

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
