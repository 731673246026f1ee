package org.dudaohub.ledger;

/** The events are more than a commit can be; nothing of it was written, and never will be. Large files stand beside the ledger. */
public final class CommitTooLargeException extends LedgerException {

    CommitTooLargeException(int size) {
        super("A commit of " + size + " bytes; " + CommitFormat.MAX_BODY + " is the most");
    }
}
