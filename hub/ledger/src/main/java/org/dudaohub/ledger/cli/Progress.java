package org.dudaohub.ledger.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Says every other second how far long work has come. */
final class Progress implements LongConsumer {

    private static final long PERIOD = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final String doing;
    private final long whole;
    private final String unit;
    private long lastSaid = System.nanoTime();

    /** @param events how many there are; 0 where nobody knows */
    Progress(PrintWriter out, String doing, long events) {
        this(out, doing, events, "个事件");
    }

    private Progress(PrintWriter out, String doing, long whole, String unit) {
        this.out = out;
        this.doing = doing;
        this.whole = whole;
        this.unit = unit;
    }

    /** Of files, of which nobody knows how many there are. */
    static Progress ofFiles(PrintWriter out, String doing) {
        return new Progress(out, doing, 0, "个文件");
    }

    @Override
    public void accept(long position) {
        if (System.nanoTime() - lastSaid < PERIOD) {
            return;
        }
        lastSaid = System.nanoTime();
        String share = whole == 0 ? "" : " / %,d(%d%%)".formatted(whole, (position + 1) * 100 / whole);
        out.printf("%s:%,d%s %s%n", doing, position + 1, share, unit);
        out.flush();
    }
}
