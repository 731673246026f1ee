package org.dudaohub.domain.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Withheld;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.rectification.RevisitForm;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.FileInspectionForm;
import org.dudaohub.domain.wording.Field.Option;
import org.dudaohub.domain.wording.Field.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    static List<Class<? extends Command>> commandsOfPeople() {
        return Capabilities.all().stream()
                .flatMap(capability -> capability.commandTypes().stream())
                .filter(type -> type.isAnnotationPresent(SentBy.class))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commandsOfPeople")
    void a_form_can_be_drawn_for_every_command_that_a_person_may_send(Class<? extends Command> type) {
        assertThat(Field.of(type)).isNotEmpty();
    }

    @Test
    void the_fields_of_form_1_are_those_of_the_paper_form() {
        List<Field> fields = Field.of(FileInspectionForm.class);
        assertThat(fields).extracting(Field::label).containsExactly("记录编号", "学校标识码", "问题等级", "记录表");
        assertThat(((Shape.Group) fields.getLast().shape()).fields())
                .extracting(Field::label)
                .containsExactly("被督导单位", "日期", "督导人员", "督导事项", "经验做法", "存在不足", "整改建议", "整改期限", "备注");
    }

    @Test
    void a_choice_offers_the_chinese_words() {
        assertThat(((Shape.Choice) Field.of(FileInspectionForm.class).get(2).shape()).options())
                .containsExactly(
                        new Option("MINOR", "小问题"),
                        new Option("ORDINARY", "一般"),
                        new Option("SERIOUS", "严重"),
                        new Option("COMPLEX", "复杂"));
    }

    @Test
    void identity_data_is_a_secret() {
        assertThat(Field.of(AppointPrincipal.class))
                .filteredOn(field -> field.shape() instanceof Shape.Secret)
                .extracting(Field::label)
                .containsExactly("负责人电话");
    }

    @Test
    void a_sentence_is_filled_with_what_happened() {
        assertThat(Sentence.of(new RectificationOrdered(
                        "QD-1-1",
                        "2199000301",
                        "QD-1",
                        SupervisionItem.CANTEEN,
                        Grade.ORDINARY,
                        "食品留样标签不全（$1）",
                        "补全",
                        DAY,
                        "county-2026",
                        DAY)))
                .isEqualTo("责令整改“食品留样标签不全（$1）”，期限2026-03-05");
    }

    @Test
    void a_sentence_reaches_into_a_form_and_says_nothing_for_what_is_missing() {
        RevisitForm form = new RevisitForm("柳渡小学", DAY, List.of("督学甲01"), "留样", null, "", "", "", "");
        assertThat(Sentence.of(new RevisitFormFiled("QD-1-1", "2199000301", form, DAY)))
                .isEqualTo("填报整改回访记录表，整改情况：");
    }

    static List<Capability> capabilities() {
        return Capabilities.all();
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_field_of_every_event_has_a_chinese_name(Capability capability) {
        Map<String, String> labels = Labels.of(capability);
        assertThat(capability.eventTypes())
                .allSatisfy(type -> assertThat(Stream.of(type.getRecordComponents())
                                .filter(component ->
                                        !component.getType().isRecord() || component.getType() == SealedText.class)
                                .filter(component -> !component.isAnnotationPresent(Withheld.class))
                                .map(RecordComponent::getName)
                                .filter(name -> !name.equals("happenedOn"))
                                .filter(name -> !labels.containsKey(name)))
                        .as("fields of %s without a wording", type.getSimpleName())
                        .isEmpty());
    }

    @Test
    void the_fields_of_a_form_are_shown_as_people_read_them() {
        RevisitForm form = new RevisitForm("柳渡小学", DAY, List.of("督学甲01", "督学甲02"), "留样", "已补", "", "", "", "");
        assertThat(Sentence.fields(new RevisitFormFiled("QD-1-1", "2199000301", form, DAY)))
                .containsEntry("rectification", "QD-1-1")
                .containsEntry("form_inspectors", "督学甲01、督学甲02")
                .containsEntry("form_date", "2026-03-05")
                .doesNotContainKey("happenedOn");
    }
}
