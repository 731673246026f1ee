package org.dudaohub.domain.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final List<Field> FIELDS = Field.of(Roll.class);

    record Member(
            @Wording("人员编号") String person, @Wording("电话") SealedText phone) {}

    record Roll(
            @Wording("负责人编号") String person,
            @Wording("负责人电话") SealedText phone,
            @Wording("成员") List<Member> members) {}

    @Test
    void each_secret_is_sealed_with_the_key_of_the_person_beside_it_however_deep_it_stands() throws IOException {
        JsonNode roll = json("""
                {"person": "P1", "phone": "110", "members": [{"person": "P2", "phone": "119"}, {"person": "P3"}]}""");
        Secrets.seal(FIELDS, roll, (person, text) -> person + ":" + text.length());
        assertThat(roll).isEqualTo(json("""
                {"person": "P1", "phone": "P1:3", "members": [{"person": "P2", "phone": "P2:3"}, {"person": "P3"}]}"""));
    }

    @Test
    void what_is_blank_is_no_secret() throws IOException {
        JsonNode roll = json("""
                {"phone": " "}""");
        assertThat(Secrets.nameless(FIELDS, roll)).isEmpty();
        Secrets.seal(FIELDS, roll, (_, _) -> "sealed");
        assertThat(roll.isEmpty()).isTrue();
    }

    @Test
    void a_secret_of_nobody_is_found() throws IOException {
        assertThat(Secrets.nameless(FIELDS, json("""
                {"phone": "110"}"""))).map(Field::label).contains("负责人电话");
        assertThat(Secrets.nameless(FIELDS, json("""
                {"members": [{"person": "P2", "phone": "119"}, {"phone": "120"}]}"""))).map(Field::label).contains("电话");
        assertThat(Secrets.nameless(FIELDS, json("""
                {"person": "P1", "phone": "110"}"""))).isEmpty();
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder().build().readTree(text);
    }
}
