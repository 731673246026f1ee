package org.dudaohub.domain.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.dudaohub.domain.AggregateCatalog;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who acts is who logged in. */
class ByInspectorsTest {

    /** What any inspector may send, and why. */
    private static final Map<String, String> OF_ANY_INSPECTOR = Map.of(
            "ReceiveComplaint", "opens a case, and to take a complaint is the duty of each inspector (seed 004 四(一)3)",
            "AcceptComplaint", "a complaint has no inspector before one verifies it, and its 15 days run meanwhile",
            "CollectCase", "opens a case: a typical one of a school, whoever comes across it",
            "FileEvidence", "a rectification names no inspector; whoever revisits files what there is to see");

    static Stream<Class<? extends Command>> ofInspectors() {
        return Capabilities.all().stream()
                .flatMap(capability -> capability.commandTypes().stream())
                .filter(type -> type.isAnnotationPresent(SentBy.class))
                .filter(type ->
                        List.of(type.getAnnotation(SentBy.class).value()).contains(Role.INSPECTOR));
    }

    @Test
    void a_command_of_inspectors_says_who_acts_or_its_case_knows_or_there_is_a_reason_why_any_may() {
        assertThat(ofInspectors()
                        .filter(type -> !ByInspectors.class.isAssignableFrom(type))
                        .filter(type -> !asksWhichInspectorSends(type))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(OF_ANY_INSPECTOR.keySet());
    }

    /** Whether the case takes note of the sender; that it refuses another's is tested beside each case. */
    private static boolean asksWhichInspectorSends(Class<? extends Command> type) {
        return AggregateCatalog.all().stream()
                .flatMap(aggregate -> Arrays.stream(aggregate.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .filter(method -> method.getParameterTypes()[0] == type)
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .map(parameter -> parameter.getAnnotation(MetaDataValue.class))
                .anyMatch(value -> value != null && value.value().equals(Provenance.SENDING_INSPECTOR));
    }

    @ParameterizedTest
    @MethodSource("ofInspectors")
    void nobody_acts_while_a_command_leaves_everything_out(Class<? extends Command> type) throws Exception {
        RecordComponent[] fields = type.getRecordComponents();
        Object[] nothing =
                Arrays.stream(fields).map(field -> nothing(field.getType())).toArray();
        Command empty = (Command) type.getDeclaredConstructor(
                        Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(nothing);
        if (empty instanceof ByInspectors by) {
            assertThat(by.actingInspectors()).isEmpty();
            assertThat(by.maySend(INSPECTOR, INSPECTORS)).isTrue();
        }
    }

    private static Object nothing(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> false;
            case "int" -> 0;
            default -> null;
        };
    }

    @Test
    void an_inspector_acts_under_the_own_number_or_name_and_under_no_others() {
        assertThat(acting(INSPECTOR).maySend(INSPECTOR, INSPECTORS)).isTrue();
        assertThat(acting("督学甲01").maySend(INSPECTOR, INSPECTORS)).isTrue();
        assertThat(acting(RECUSED).maySend(INSPECTOR, INSPECTORS)).isFalse();
        assertThat(acting("督学甲02").maySend(INSPECTOR, INSPECTORS)).isFalse();
        assertThat(acting("林喆").maySend(INSPECTOR, INSPECTORS)).isFalse();
    }

    @Test
    void several_act_together_and_each_of_them_may_say_so() {
        assertThat(acting(RECUSED, INSPECTOR).maySend(INSPECTOR, INSPECTORS)).isTrue();
        assertThat(acting("林喆", "督学甲01").maySend(INSPECTOR, INSPECTORS)).isTrue();
        assertThat(acting(RECUSED, "林喆").maySend(INSPECTOR, INSPECTORS)).isFalse();
        assertThat(acting(" ", null).maySend(INSPECTOR, INSPECTORS)).isFalse();
    }

    @Test
    void a_case_is_gone_on_with_by_one_of_its_inspectors_or_by_whoever_is_none() {
        assertThat(INSPECTORS.ownCase(INSPECTOR, List.of(RECUSED, "督学甲01")).get())
                .isEmpty();
        assertThat(INSPECTORS.ownCase(null, List.of(RECUSED)).get()).isEmpty();
        assertThat(INSPECTORS.ownCase(INSPECTOR, List.of(RECUSED, "林喆")).get())
                .contains(Outcome.refused(Reason.NOT_PERMITTED, "该事项由督学DX02、林喆承办，您的督学编号是DX01，不能代为办理"));
    }

    @Test
    void a_case_that_names_no_inspector_is_open_to_each() {
        assertThat(INSPECTORS.ownCase(INSPECTOR, List.of()).get()).isEmpty();
    }

    @Test
    void an_inspector_who_is_in_no_register_has_the_number_only() {
        assertThat(acting("DX99").maySend("DX99", INSPECTORS)).isTrue();
        assertThat(acting("督学甲01").maySend("DX99", INSPECTORS)).isFalse();
    }

    private static ByInspectors acting(String... inspectors) {
        return new Acted(Arrays.asList(inspectors));
    }

    private record Acted(List<String> actingInspectors) implements ByInspectors {

        @Override
        public String stream() {
            return "case:1";
        }
    }
}
