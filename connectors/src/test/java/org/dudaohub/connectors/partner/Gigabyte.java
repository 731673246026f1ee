package org.dudaohub.connectors.partner;

import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A gigabyte of blanks that is nowhere stored, and knows how much of it was read. */
final class Gigabyte extends InputStream {

    static final long SIZE = 1L << 30;

    private final AtomicLong read = new AtomicLong();

    long taken() {
        return read.get();
    }

    @Override
    public int read() {
        return read.get() == SIZE ? -1 : blank();
    }

    private int blank() {
        read.incrementAndGet();
        return ' ';
    }

    @Override
    public int read(byte[] into, int from, int most) {
        int length = (int) Math.min(most, SIZE - read.get());
        if (length == 0) {
            return -1;
        }
        Arrays.fill(into, from, from + length, (byte) ' ');
        read.addAndGet(length);
        return length;
    }
}
