package org.dudaohub.ledger;

/** What a check of the chain found. */
public sealed interface Verification {

    /** Every commit up to the head is as it was written. */
    record Intact(Head head) implements Verification {}

    /**
     * The chain is broken.
     *
     * @param position first position that is not as it was written
     * @param reason   what is wrong there
     */
    record Broken(long position, String reason) implements Verification {}
}
