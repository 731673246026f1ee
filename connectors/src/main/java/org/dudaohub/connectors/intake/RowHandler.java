package org.dudaohub.connectors.intake;

/** Takes the rows of a table, one after the other. */
@FunctionalInterface
public interface RowHandler {

    void row(Row row) throws UnreadableFileException;
}
