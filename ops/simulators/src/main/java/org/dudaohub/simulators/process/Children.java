package org.dudaohub.simulators.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All processes that this one started. Closing ends them, and so does the end of this process, however it comes. */
public final class Children implements AutoCloseable {

    private final Path logs;
    private final List<Child> children = new ArrayList<>();
    private final Thread atExit = new Thread(this::stopAll, "stop-children");
    private boolean closing;

    /** @param logs folder for what the processes write */
    public Children(Path logs) throws IOException {
        this.logs = Files.createDirectories(logs);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param name also that of its log file */
    public synchronized Child start(String name, List<String> command, Map<String, String> environment) {
        if (closing) {
            throw new IllegalStateException("ending, so " + name + " is not started");
        }
        Path log = logs.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(environment);
        try {
            Child child = new Child(name, builder.start(), log);
            children.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Whether the processes are being ended, so that what fails now fails because of it. */
    public synchronized boolean isClosing() {
        return closing;
    }

    public synchronized List<Child> all() {
        return List.copyOf(children);
    }

    @Override
    public void close() {
        stopAll();
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // This process is ending: the hook is on its way, and finds nothing to do.
            }
        }
    }

    private void stopAll() {
        List<Child> toStop;
        synchronized (this) {
            closing = true;
            toStop = all();
        }
        toStop.parallelStream().forEach(Child::stop);
    }
}
