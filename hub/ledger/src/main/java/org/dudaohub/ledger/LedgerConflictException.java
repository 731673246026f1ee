package org.dudaohub.ledger;

/** Another unit of work wrote to the same stream first. Nothing of this commit was written. */
public final class LedgerConflictException extends LedgerException {

    LedgerConflictException(String stream, long sequence, long last) {
        super("Stream " + stream + " is at sequence " + last + " already; " + sequence + " can't be appended");
    }
}
