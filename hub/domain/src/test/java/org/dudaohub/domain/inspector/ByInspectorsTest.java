package org.dudaohub.domain.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who acts is who logged in. */
class ByInspectorsTest {

    /** What inspectors send about a case without saying which of them acts: who it was is known from the login alone. */
    private static final Set<String> NAME_NOBODY = Set.of(
            "AcceptComplaint",
            "CallOffVisit",
            "CollectCase",
            "CompleteTask",
            "DeliverFeedback",
            "FileEvidence",
            "FileFormScan",
            "IssueReport",
            "ReceiveComplaint");

    static Stream<Class<? extends Command>> ofInspectors() {
        return Capabilities.all().stream()
                .flatMap(capability -> capability.commandTypes().stream())
                .filter(type -> type.isAnnotationPresent(SentBy.class))
                .filter(type ->
                        List.of(type.getAnnotation(SentBy.class).value()).contains(Role.INSPECTOR));
    }

    @Test
    void a_command_that_inspectors_may_send_says_which_of_them_act_or_is_known_to_name_nobody() {
        assertThat(ofInspectors()
                        .filter(type -> !ByInspectors.class.isAssignableFrom(type))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(NAME_NOBODY);
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
