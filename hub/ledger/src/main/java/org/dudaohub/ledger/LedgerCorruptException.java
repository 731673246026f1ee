package org.dudaohub.ledger;

/** What the store holds isn't what was written. The ledger never repairs that silently. */
public final class LedgerCorruptException extends LedgerException {

    private final long position;

    public LedgerCorruptException(long position, String reason) {
        this(position, reason, null);
    }

    public LedgerCorruptException(long position, String reason, Throwable cause) {
        super("The ledger is damaged at position " + position + ": " + reason, cause);
        this.position = position;
    }

    /** The first position known to be damaged; {@link Head#EMPTY} where the damage lies outside the commits. */
    public long position() {
        return position;
    }
}
