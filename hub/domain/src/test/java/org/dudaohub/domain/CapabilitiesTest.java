package org.dudaohub.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.dudaohub.domain.wording.Labels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every capability owes to pages, forms, files and the trail, which are drawn from it. */
class CapabilitiesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[.\\w]*}");

    static List<Capability> capabilities() {
        return Capabilities.all();
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void a_capability_is_named_like_its_package_and_its_events(Capability capability) {
        assertThat(capability.events().getPackageName()).endsWith("." + capability.name());
        assertThat(capability.commands().getPackageName()).endsWith("." + capability.name());
        assertThat(capability.eventTypes())
                .isNotEmpty()
                .allMatch(type -> EventCatalog.nameOf(type).equals(capability.name() + "." + type.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_command_and_each_of_its_fields_has_a_chinese_wording(Capability capability) {
        assertThat(capability.commandTypes()).isNotEmpty().allSatisfy(type -> {
            assertThat(type).isRecord().hasAnnotation(Wording.class);
            assertThat(Arrays.stream(type.getRecordComponents())
                            .filter(component -> !component.isAnnotationPresent(Wording.class))
                            .map(RecordComponent::getName))
                    .as("fields of %s without a wording", type.getSimpleName())
                    .isEmpty();
        });
    }

    /** A dossier keeps the latest value of each field by its name, so a name must not mean two things. */
    @ParameterizedTest
    @MethodSource("capabilities")
    void a_field_means_the_same_in_each_event_of_a_capability(Capability capability) {
        Map<String, Set<String>> inCommands = wordings(capability.commandTypes());
        Map<String, Set<String>> inEvents = new TreeMap<>();
        capability.eventTypes().stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .forEach(component -> inEvents.computeIfAbsent(component.getName(), _ -> new TreeSet<>())
                        .addAll(
                                component.isAnnotationPresent(Wording.class)
                                        ? Set.of(component
                                                .getAnnotation(Wording.class)
                                                .value())
                                        : inCommands.getOrDefault(component.getName(), Set.of())));
        inEvents.values().removeIf(each -> each.size() <= 1);
        assertThat(inEvents).isEmpty();
    }

    private static Map<String, Set<String>> wordings(List<? extends Class<?>> types) {
        return types.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(Wording.class))
                .collect(Collectors.groupingBy(
                        RecordComponent::getName,
                        Collectors.mapping(
                                component ->
                                        component.getAnnotation(Wording.class).value(),
                                Collectors.toSet())));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_choice_has_a_chinese_label(Capability capability) {
        Stream<Class<?>> types = Stream.concat(capability.commandTypes().stream(), capability.eventTypes().stream());
        assertThat(types.flatMap(CapabilitiesTest::choices)).allMatch(Labelled.class::isAssignableFrom);
    }

    /** Reasons are names for programs; the sentence beside one is for people. */
    private static Stream<Class<?>> choices(Type type) {
        return switch (type) {
            case Class<?> single when single == Reason.class -> Stream.empty();
            case ParameterizedType several ->
                Stream.of(several.getActualTypeArguments()).flatMap(CapabilitiesTest::choices);
            case Class<?> single when single.isEnum() -> Stream.of(single);
            case Class<?> single
            when single.isRecord() ->
                Stream.of(single.getRecordComponents()).flatMap(component -> choices(component.getGenericType()));
            default -> Stream.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_event_has_a_title_and_a_sentence_that_speaks_of_its_own_fields(Capability capability) {
        assertThat(capability.eventTypes()).allSatisfy(type -> {
            assertThat(type).isRecord().hasAnnotation(Wording.class);
            Wording wording = type.getAnnotation(Wording.class);
            assertThat(wording.sentence()).as("sentence of %s", type).isNotBlank();
            assertThat(Stream.of(type.getRecordComponents()).map(RecordComponent::getName))
                    .containsAll(PLACEHOLDER
                            .matcher(wording.sentence())
                            .results()
                            .map(match -> match.group(1))
                            .collect(Collectors.toSet()));
        });
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void no_sentence_and_no_label_tells_what_is_withheld(Capability capability) {
        assertThat(capability.eventTypes())
                .allSatisfy(type -> assertThat(Stream.of(type.getRecordComponents())
                                .filter(component -> component.isAnnotationPresent(Withheld.class))
                                .map(RecordComponent::getName))
                        .allSatisfy(name -> {
                            assertThat(type.getAnnotation(Wording.class).sentence())
                                    .doesNotContain("{" + name);
                            assertThat(Labels.of(capability)).doesNotContainKey(name);
                            assertThat(Labels.of(type)).doesNotContainKey(name);
                        }));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void a_command_about_a_schools_own_affairs_and_only_such_a_one_may_be_sent_by_schools(Capability capability) {
        assertThat(capability.commandTypes()).allSatisfy(type -> {
            SentBy sentBy = type.getAnnotation(SentBy.class);
            boolean bySchools = sentBy != null && List.of(sentBy.value()).contains(Role.SCHOOL);
            assertThat(SchoolCommand.class.isAssignableFrom(type)).isEqualTo(bySchools);
        });
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_command_is_handled_by_exactly_one_aggregate_method(Capability capability) {
        List<Class<?>> handled = Capabilities.all().stream()
                .flatMap(each -> each.aggregates().stream())
                .flatMap(aggregate -> Stream.of(aggregate.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
        assertThat(capability.commandTypes())
                .allSatisfy(type -> assertThat(handled).containsOnlyOnce(type));
    }
}
