package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.wording.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists, dossiers and forms that are drawn from the domain. */
class CaseworkTest extends NodeTest {

    static Stream<Capability> capabilities() {
        return Capabilities.all().stream();
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_capability_has_a_list_and_a_form_for_each_of_its_commands(Capability capability) {
        office.logIn();
        Browser.Answer list = office.open("/cases/" + capability.name());
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).contains("<h1>" + capability.title() + "</h1>");
        for (Class<? extends Command> command : commandsOfOffices(capability)) {
            Browser.Answer form = office.open("/cases/%s/new/%s".formatted(capability.name(), command.getSimpleName()));
            assertThat(form.status()).as(command.getSimpleName()).isEqualTo(200);
            assertThat(form.text())
                    .contains("<h1>" + command.getAnnotation(Wording.class).value() + "</h1>");
            assertThat(Field.of(command))
                    .allSatisfy(field -> assertThat(form.text()).contains(field.label()));
        }
    }

    @Test
    void a_form_that_is_refused_says_why_and_keeps_what_was_typed() {
        office.logIn();
        String form = "/cases/visit/new/FileInspectionForm";
        Browser.Answer refused = office.submit(
                form, form, "visit=CW-1&school=2199999999&form.unit=%E6%9F%B3%E6%B8%A1%E5%B0%8F%E5%AD%A6");
        assertThat(refused.text()).contains("role=\"alert\"", "2199999999", "柳渡小学");
    }

    @Test
    void what_was_done_by_form_stands_in_the_list_and_in_the_dossier() {
        office.logIn();
        String form = "/cases/organization/new/CountPupils";
        office.submit(form, form, "code=%s&pupils=417&countedOn=2026-03-06".formatted(Sample.OTHER_SCHOOL));
        settle();
        assertThat(office.open("/cases/organization?q=" + Sample.OTHER_SCHOOL).text())
                .contains("学生数417");

        inspector.post("/api/v1/inspection-forms", Sample.form("CW-2", Sample.SCHOOL));
        settle();
        assertThat(office.open("/cases/rectification?q=CW-2").text()).contains("CW-2-1", "责令整改");
        assertThat(office.open("/cases/rectification/case?id=rectification:CW-2-1")
                        .text())
                .contains("食品留样标签不全", "问题等级", "报告整改情况");
    }

    private static List<Class<? extends Command>> commandsOfOffices(Capability capability) {
        return capability.commandTypes().stream()
                .filter(type -> type.isAnnotationPresent(SentBy.class)
                        && List.of(type.getAnnotation(SentBy.class).value()).contains(Role.OFFICE))
                .toList();
    }
}
