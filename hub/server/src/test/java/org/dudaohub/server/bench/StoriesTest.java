package org.dudaohub.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.inspector.ByInspectors;
import org.junit.jupiter.api.Test;

/** The bench runs rarely: what it sends has to keep up with the domain meanwhile. */
class StoriesTest {

    private static final String COMMANDS = "/api/v1/commands/";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Class<? extends Command>> commands = Capabilities.all().stream()
            .flatMap(capability -> capability.commandTypes().stream()
                    .map(type -> Map.<String, Class<? extends Command>>entry(
                            COMMANDS + capability.name() + "/" + type.getSimpleName(), type)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void every_step_fills_in_fields_that_its_command_has_and_leaves_out_none_that_it_needs() throws Exception {
        List<Step> steps = steps().toList();
        assertThat(steps).hasSizeGreaterThan(300);
        for (Step step : steps) {
            if (step.path().startsWith(COMMANDS)) {
                Class<? extends Command> type = commands.get(step.path());
                assertThat(type).as(step.path()).isNotNull();
                JsonNode body = json.readTree(step.body());
                assertThat(names(type, false)).as(step.path()).containsAll(fields(body));
                assertThat(fields(body)).as(step.path()).containsAll(names(type, true));
            }
        }
    }

    @Test
    void every_event_that_a_step_promises_has_that_name() {
        assertThat(EventCatalog.byName().keySet())
                .containsAll(steps().flatMap(step -> step.events().stream()).toList());
    }

    @Test
    void inspectors_say_that_they_act_themselves() {
        List<String> inspectors = Town.logins().stream()
                .map(Town.Login::inspector)
                .filter(number -> !number.isEmpty())
                .toList();
        List<Step> theirs = steps().filter(step -> inspectors.contains(step.login()))
                .filter(step -> !step.path().startsWith(COMMANDS)
                        || ByInspectors.class.isAssignableFrom(commands.get(step.path())))
                .toList();
        assertThat(theirs)
                .hasSizeGreaterThan(50)
                .allSatisfy(step -> assertThat(step.body()).contains(step.login()));
    }

    private static Stream<Step> steps() {
        Town town = new Town(LocalDate.of(2026, 4, 1));
        Stories stories = new Stories(town);
        return Stream.concat(
                town.registration(), Stream.generate(stories::next).limit(100).flatMap(List::stream));
    }

    private static List<String> fields(JsonNode body) {
        return body.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> names(Class<?> type, boolean requiredOnly) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !requiredOnly || component.isAnnotationPresent(Required.class))
                .map(component -> component.getName())
                .toList();
    }
}
