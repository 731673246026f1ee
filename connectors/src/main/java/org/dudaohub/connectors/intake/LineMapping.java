package org.dudaohub.connectors.intake;

import java.util.function.Consumer;

/** Turns the lines of one file into requests; made anew for each file. */
@FunctionalInterface
interface LineMapping {

    void line(Line line, Consumer<Request> requests);

    /** After the last line: gives out what was held back. */
    default void end(Consumer<Request> requests) {}
}
