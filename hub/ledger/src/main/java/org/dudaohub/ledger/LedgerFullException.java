package org.dudaohub.ledger;

/** There is no room for the commit; nothing of it was written. Reads go on; appends work again once there is room. */
public final class LedgerFullException extends LedgerException {

    LedgerFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
