package org.dudaohub.connectors.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Reason;
import org.dudaohub.ledger.axon.LedgerSerializer;

/**
 * A line is a command. Where a command holds a list of records, it is as many lines as the list is long: they are about
 * the same stream, agree in all other columns, and are taken in together or not at all.
 */
final class CommandLines implements LineMapping {

    private final Class<? extends Command> type;
    private final CommandColumns columns;
    private final ObjectReader strict;
    private final ObjectReader lenient;
    private final Seal seal;

    /** The lines read so far, by what they are about. */
    private final Map<Object, List<Read>> pending = new LinkedHashMap<>();

    private Line above;

    CommandLines(Class<? extends Command> type, Seal seal) {
        this.type = type;
        this.columns = CommandColumns.of(type);
        this.lenient = LedgerSerializer.mapper().readerFor(type);
        this.strict = lenient.with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        this.seal = seal;
    }

    private record Read(Line line, ObjectNode says) {}

    @Override
    public void line(Line line, Consumer<Request> requests) {
        if (columns.spanLines()) {
            gather(line);
        } else {
            requests.accept(request(List.of(line), columns.read(line)));
        }
    }

    @Override
    public void end(Consumer<Request> requests) {
        pending.values().forEach(lines -> requests.accept(together(lines)));
    }

    private void gather(Line line) {
        if (above != null
                && columns.shared().stream()
                        .allMatch(column -> line.optional(column).isEmpty())) {
            line.takeOver(above, columns.shared());
        }
        above = line;
        Read read = new Read(line, columns.read(line));
        command(read);
        pending.computeIfAbsent(about(read), first -> new ArrayList<>()).add(read);
    }

    /** The stream that the line's command is about, though the line be broken; failing that, what the line says. */
    private Object about(Read read) {
        try {
            return lenient.treeToValue(read.says(), type).stream();
        } catch (JsonProcessingException broken) {
            return columns.shared().stream().map(read.line()::optional).toList();
        }
    }

    private Request together(List<Read> reads) {
        Read first = reads.getFirst();
        for (Read other : reads.subList(1, reads.size())) {
            checkAgrees(other.line(), first.line());
            columns.append(first.says(), other.says());
        }
        List<Line> lines = reads.stream().map(Read::line).toList();
        holdBack(lines);
        return request(lines, first.says());
    }

    private void checkAgrees(Line line, Line first) {
        columns.shared().stream()
                .filter(column -> !line.optional(column).equals(first.optional(column)))
                .forEach(column -> line.problem(Reason.INVALID, "“%s”与同一事项的第%d行不同".formatted(column, first.number())));
    }

    private static void holdBack(List<Line> lines) {
        lines.stream()
                .filter(line -> !line.isSound())
                .findFirst()
                .ifPresent(broken -> lines.stream()
                        .filter(Line::isSound)
                        .toList()
                        .forEach(line ->
                                line.problem(Reason.INVALID, "同一事项的第%d行有误，整个事项未办理".formatted(broken.number()))));
    }

    private Request request(List<Line> lines, ObjectNode says) {
        if (lines.stream().allMatch(Line::isSound)) {
            columns.seal(says, seal);
        }
        Optional<Command> command = command(new Read(lines.getFirst(), says));
        holdBack(lines);
        return new Request(lines, command.stream().toList());
    }

    /** Empty if the line is not sound, or cannot be made a command, which it then notes. */
    private Optional<Command> command(Read read) {
        if (!read.line().isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(strict.treeToValue(read.says(), type));
        } catch (JsonMappingException wrong) {
            note(wrong, read);
            return Optional.empty();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is not parsed", impossible);
        }
    }

    private void note(JsonMappingException wrong, Read read) {
        String pointer = wrong.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        String path = wrong.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .map(name -> "/" + name)
                .collect(Collectors.joining());
        Optional<String> column = columns.heading(path);
        if (column.isPresent() && read.says().at(pointer).isMissingNode()) {
            read.line().missing(column.get());
        } else {
            read.line()
                    .problem(Reason.INVALID, column.map("“%s”的内容有误"::formatted).orElse("各列的内容合起来有误"));
        }
    }
}
