package org.dudaohub.demo.play;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what is going on, a line at a time. */
final class Progress {

    private final PrintStream out;
    private final Instant began = Instant.now();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A new part of the case. */
    void part(String text) {
        out.println();
        say("■ " + text);
    }

    void say(String text) {
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%5.1f秒  %s%n", seconds, text);
    }

    void line(String text) {
        out.println(text);
    }
}
