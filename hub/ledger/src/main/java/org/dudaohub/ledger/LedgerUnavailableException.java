package org.dudaohub.ledger;

/**
 * The store didn't answer in time. Where {@link #outcomeUnknown()}, the commit may still turn up in the ledger; else
 * nothing of it was written.
 */
public final class LedgerUnavailableException extends LedgerException {

    private final boolean outcomeUnknown;

    LedgerUnavailableException(String message, boolean outcomeUnknown, Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** True where nobody can say yet whether the commit was written. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
