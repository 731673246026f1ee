package org.dudaohub.server.command;

import java.time.Duration;

/** The command's outcome did not come in time. It may still happen: the same command again is safe. */
public class CommandTimeout extends RuntimeException {

    CommandTimeout(String command, Duration timeout, Throwable cause) {
        super(command + " had no outcome within " + timeout, cause);
    }
}
