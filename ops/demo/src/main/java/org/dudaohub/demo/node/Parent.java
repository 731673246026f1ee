package org.dudaohub.demo.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The process that started this one, at the other end of the standard input. */
final class Parent {

    private Parent() {}

    /** Ends this process when the parent closes the standard input, or dies, which closes it too. */
    static Thread watch() {
        return Thread.ofPlatform().name("parent-watch").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                System.exit(0);
            }
        });
    }
}
