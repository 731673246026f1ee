package org.dudaohub.ledger.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Says every other second how far long work has come. */
final class Progress implements LongConsumer {

    private static final long PERIOD = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final String doing;
    private final long events;
    private long lastSaid = System.nanoTime();

    /** @param events how many there are; 0 where nobody knows */
    Progress(PrintWriter out, String doing, long events) {
        this.out = out;
        this.doing = doing;
        this.events = events;
    }

    @Override
    public void accept(long position) {
        if (System.nanoTime() - lastSaid < PERIOD) {
            return;
        }
        lastSaid = System.nanoTime();
        String share = events == 0 ? "" : " / %,d(%d%%)".formatted(events, (position + 1) * 100 / events);
        out.printf("%s:%,d%s 个事件%n", doing, position + 1, share);
        out.flush();
    }
}
