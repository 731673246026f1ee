package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dudaohub.domain.Reason;

/** A file as lines under a header. What kind of file it is its bytes say, not its name. */
final class Table {

    /** A column in which whoever made the file of another one says what is wrong with the line. */
    static final String PROBLEM = "换算问题";

    private final IncomingFile file;
    private final IntakeLimits limits;

    private Table(IncomingFile file, IntakeLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Reads the file to its end before any line of it counts.
     *
     * @throws UnreadableFileException if any part of it cannot be read, or its header is not that of its kind
     */
    static Table open(IncomingFile file, IntakeLimits limits) throws UnreadableFileException, IOException {
        if (file.content().length > limits.bytes()) {
            throw new UnreadableFileException(limits.tooLarge());
        }
        Table table = new Table(file, limits);
        Lines lines = table.lines(line -> {});
        table.read(lines);
        if (!lines.hasHeader()) {
            throw new UnreadableFileException("文件是空的");
        }
        return table;
    }

    void forEachLine(Consumer<Line> handler) throws UnreadableFileException, IOException {
        read(lines(handler));
    }

    private Lines lines(Consumer<Line> handler) {
        return new Lines(file.kind(), limits, handler);
    }

    private void read(RowHandler rows) throws UnreadableFileException, IOException {
        Rows.read(file.content(), rows);
    }

    /** Makes lines of rows: the first row that is not blank is the header. */
    private static final class Lines implements RowHandler {

        private final FileKind kind;
        private final IntakeLimits limits;
        private final Consumer<Line> handler;
        private List<String> header;
        private int count;

        Lines(FileKind kind, IntakeLimits limits, Consumer<Line> handler) {
            this.kind = kind;
            this.limits = limits;
            this.handler = handler;
        }

        boolean hasHeader() {
            return header != null;
        }

        @Override
        public void row(Row row) throws UnreadableFileException {
            if (row.isBlank()) {
                return;
            }
            if (header == null) {
                header = checkedHeader(row);
                return;
            }
            count++;
            if (count > limits.lines()) {
                throw new UnreadableFileException("文件超过%d行，请分成几个文件".formatted(limits.lines()));
            }
            handler.accept(line(row));
        }

        private List<String> checkedHeader(Row row) throws UnreadableFileException {
            List<String> names = row.cells().stream().map(String::strip).toList();
            String missing = kind.header().stream()
                    .filter(column -> !names.contains(column))
                    .collect(Collectors.joining("、"));
            if (!missing.isEmpty()) {
                throw new UnreadableFileException("表头缺少下列列：" + missing);
            }
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!name.isEmpty() && !seen.add(name)) {
                    throw new UnreadableFileException("表头中“%s”出现了两次".formatted(Line.quote(name)));
                }
            }
            return names;
        }

        private Line line(Row row) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
                cells.put(header.get(i), row.cells().get(i).strip());
            }
            Line line = new Line(row.number(), cells);
            String foreseen = line.optional(PROBLEM);
            if (!foreseen.isEmpty()) {
                line.problem(Reason.INVALID, foreseen);
            }
            if (row.cells().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank())) {
                line.problem(
                        Reason.INVALID,
                        "本行有%d格，表头只有%d列，请检查内容中的逗号是否加了引号".formatted(row.cells().size(), header.size()));
            }
            cells.forEach((column, text) -> {
                if (text.length() > limits.charactersInCell()) {
                    line.problem(Reason.INVALID, "“%s”超过%d个字符".formatted(column, limits.charactersInCell()));
                }
            });
            return line;
        }
    }
}
