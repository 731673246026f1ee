package org.dudaohub.projections;

/**
 * How far a read model is and whether it gets on.
 *
 * @param processor the read model's name
 * @param position the last position of the ledger that it shows; -1 where there is none yet
 * @param lag how many positions it is behind the ledger's head; 0 when it shows everything
 * @param running whether its processor has been started and not stopped
 * @param error what keeps it from going on, null where nothing does; the processor tries again by itself
 */
public record ProjectionHealth(String processor, long position, long lag, boolean running, String error) {

    /** Whether it moves, or has nothing to do. */
    public boolean healthy() {
        return running && error == null;
    }

    public boolean caughtUp() {
        return lag == 0;
    }
}
