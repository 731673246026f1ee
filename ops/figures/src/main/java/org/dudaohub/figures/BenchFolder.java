package org.dudaohub.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a bench works in; it goes with everything in it. */
public record BenchFolder(Path path) implements AutoCloseable {

    /** Makes one in {@code parent}. */
    public static BenchFolder in(String parent, String name) throws IOException {
        return new BenchFolder(Files.createTempDirectory(Path.of(parent), name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            // What lies in a folder comes after it.
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.delete(file);
            }
        }
    }
}
