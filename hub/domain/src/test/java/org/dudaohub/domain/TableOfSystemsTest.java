package org.dudaohub.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.junit.jupiter.api.Test;

/**
 * The table in the module's README: which capability carries which row of the table of systems. It is drawn from the code;
 * {@code -Ddudao.write-table=true} writes it anew.
 */
class TableOfSystemsTest {

    private static final Path README = Path.of("README.md");
    private static final Path TESTS = Path.of("src/test/java/org/dudaohub/domain");
    private static final String BEGIN = "<!-- table of systems: drawn from the code -->";
    private static final String END = "<!-- end of the table -->";
    private static final int ROWS = 28;
    private static final Path EVENTS_OF_SYSTEMS = Path.of("src/test/resources/events-of-systems.txt");

    /**
     * What the table of systems calls otherwise. That a platform's record came in is said by the file's event and by the file
     * and the line that stand beside each event it became: an event of its own would say the same a third time.
     */
    private static final Map<Class<?>, String> UNDER_ANOTHER_NAME =
            Map.of(FileImported.class, "ExternalRecordImported");

    @Test
    void every_row_is_carried() {
        assertThat(Capabilities.all().stream().flatMap(capability -> capability.rows().stream()))
                .containsAll(IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void every_event_of_the_table_of_systems_is_an_event_here_of_a_capability_that_carries_its_row()
            throws IOException {
        for (String row : Files.readAllLines(EVENTS_OF_SYSTEMS)) {
            String[] parts = row.split(": ");
            Set<String> here = Capabilities.all().stream()
                    .filter(capability -> capability.rows().contains(Integer.valueOf(parts[0])))
                    .flatMap(capability -> capability.eventTypes().stream())
                    .flatMap(type -> Stream.of(type.getSimpleName(), UNDER_ANOTHER_NAME.getOrDefault(type, "")))
                    .collect(Collectors.toSet());
            assertThat(here).as("row " + parts[0]).contains(parts[1].split(", "));
        }
    }

    @Test
    void every_capability_has_tests() {
        assertThat(Capabilities.all())
                .allSatisfy(capability -> assertThat(tests(capability))
                        .as("tests of %s", capability.name())
                        .isNotEmpty());
    }

    @Test
    void the_readme_says_what_the_code_does() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (Boolean.getBoolean("dudao.write-table")) {
            readme = readme.substring(0, from) + "\n" + table() + readme.substring(to);
            Files.writeString(README, readme);
            to = readme.indexOf(END);
        }
        assertThat(readme.substring(from, to).strip()).isEqualTo(table().strip());
    }

    private static String table() {
        return Stream.concat(
                        Stream.of(
                                "| Row | Capability | Commands | Events | Tests | Page |", "|---|---|---|---|---|---|"),
                        Capabilities.all().stream().map(TableOfSystemsTest::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Capability capability) {
        return "| %s | `%s` %s | %s | %s | %s | `/cases/%s` |"
                .formatted(
                        capability.rows().stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")),
                        capability.name(),
                        capability.title(),
                        names(capability.commandTypes()),
                        names(capability.eventTypes()),
                        String.join(", ", tests(capability)),
                        capability.name());
    }

    private static String names(List<? extends Class<?>> types) {
        return types.stream()
                .map(type -> UNDER_ANOTHER_NAME.containsKey(type)
                        ? "%s (%s)".formatted(type.getSimpleName(), UNDER_ANOTHER_NAME.get(type))
                        : type.getSimpleName())
                .collect(Collectors.joining(", "));
    }

    /** The test classes of the capability's package, and those of others that send its commands. */
    private static List<String> tests(Capability capability) {
        return testsOf(capability)
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .sorted()
                .toList();
    }

    static Stream<Path> testsOf(Capability capability) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> file.getParent().endsWith(capability.name()) || sendsItsCommands(file, capability))
                    .toList()
                    .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean sendsItsCommands(Path file, Capability capability) {
        try {
            String source = Files.readString(file);
            return capability.commandTypes().stream()
                    .anyMatch(type -> source.contains("import " + type.getCanonicalName() + ";"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
