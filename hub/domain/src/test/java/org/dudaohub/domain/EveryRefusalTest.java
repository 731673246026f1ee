package org.dudaohub.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.expert.SamplePool.EXPERTS;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.dudaohub.domain.organization.DivisionSchools;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no way in which a capability refuses is left untried. */
class EveryRefusalTest {

    private static final Path SOURCES = Path.of("src/main/java/org/dudaohub/domain");
    private static final Pattern REASON = Pattern.compile("\\bReason\\.([A-Z_]+)");

    /** What the shared checks refuse with. */
    private static final Map<String, Set<Reason>> OF_CHECKS = Map.ofEntries(
            Map.entry("present(", Set.of(Reason.MISSING)),
            Map.entry("attached(", Set.of(Reason.MISSING, Reason.INVALID, Reason.LIMIT_REACHED)),
            Map.entry("notInFuture(", Set.of(Reason.DATE_OUT_OF_ORDER)),
            Map.entry("notBefore(", Set.of(Reason.DATE_OUT_OF_ORDER)),
            Map.entry("repeated(", Set.of(Reason.CONFLICTING_RECORD)),
            Map.entry(".mayTakePart(", Set.of(Reason.UNKNOWN_INSPECTOR, Reason.RECUSED)),
            Map.entry(".mayInspect(", Set.of(Reason.UNKNOWN_INSPECTOR, Reason.RECUSED)),
            Map.entry(".serves(", Set.of(Reason.UNKNOWN_INSPECTOR)),
            Map.entry(".ownCase(", Set.of(Reason.NOT_PERMITTED)),
            Map.entry(".notRecused(", Set.of(Reason.RECUSED)),
            Map.entry(".noneRecused(", Set.of(Reason.RECUSED)));

    static List<Capability> capabilities() {
        return Capabilities.all();
    }

    /** Those of people; what the node itself sends never says nothing. */
    static Stream<Class<? extends Command>> commands() {
        return Capabilities.all().stream()
                .<Class<? extends Command>>flatMap(capability -> capability.commandTypes().stream())
                .filter(command -> command.isAnnotationPresent(SentBy.class));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void each_reason_for_which_a_capability_refuses_is_asserted_in_a_test_of_it(Capability capability) {
        Set<Reason> refused = EnumSet.noneOf(Reason.class);
        javaFiles(SOURCES.resolve(capability.name())).forEach(source -> {
            refused.addAll(reasonsIn(source));
            OF_CHECKS.forEach((check, reasons) -> {
                if (source.contains(check)) {
                    refused.addAll(reasons);
                }
            });
        });
        Set<Reason> asserted = EnumSet.noneOf(Reason.class);
        TableOfSystemsTest.testsOf(capability).forEach(test -> asserted.addAll(reasonsIn(read(test))));
        assertThat(asserted).containsAll(refused);
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void each_command_is_sent_in_a_test(Capability capability) {
        String tests = String.join(
                "",
                TableOfSystemsTest.testsOf(capability)
                        .map(EveryRefusalTest::read)
                        .toList());
        assertThat(capability.commandTypes())
                .extracting(Class::getSimpleName)
                .allSatisfy(command -> assertThat(tests).contains("new " + command + "("));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_that_says_nothing_is_refused_with_a_chinese_sentence_and_leaves_nothing(
            Class<? extends Command> command) throws Exception {
        AggregateTestFixture<?> fixture = new AggregateTestFixture<>(aggregateOf(command));
        fixture.registerInjectableResources(
                (DivisionSchools) (division, day) -> List.of(),
                REGISTER,
                INSPECTORS,
                EXPERTS,
                ShippedRules.rules(),
                SampleCounty.on(LocalDate.of(2026, 3, 6)));
        fixture.givenNoPriorActivity()
                .when(empty(command))
                .expectNoEvents()
                .expectResultMessageMatching(Refusals.refused());
    }

    private static Class<?> aggregateOf(Class<? extends Command> command) {
        return AggregateCatalog.all().stream()
                .filter(aggregate -> Stream.of(aggregate.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                        .anyMatch(method -> method.getParameterTypes()[0] == command))
                .findFirst()
                .orElseThrow();
    }

    private static Object empty(Class<? extends Command> command) throws ReflectiveOperationException {
        Class<?>[] types = Stream.of(command.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = command.getDeclaredConstructor(types);
        return constructor.newInstance(
                Stream.of(types).map(EveryRefusalTest::nothing).toArray());
    }

    private static Object nothing(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? false : null;
    }

    private static Set<Reason> reasonsIn(String source) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        REASON.matcher(source)
                .results()
                .map((MatchResult match) -> Reason.valueOf(match.group(1)))
                .forEach(reasons::add);
        return reasons;
    }

    private static Stream<String> javaFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(EveryRefusalTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
