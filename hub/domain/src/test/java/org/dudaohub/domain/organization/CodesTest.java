package org.dudaohub.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43", // the example of GB 32100-2015
                "11990100MB99000131", // the sample city's offices
                "11990102MB99010249",
                "11990123MB99012356",
                "12990100MB99007778"
            })
    void a_credit_code_ends_with_its_check_character(String code) {
        assertThat(UnifiedSocialCreditCode.of(code)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y44", // another check character
                "91350100M000010Y43", // two digits swapped
                "91350100M000100Y4", // too short
                "91350100M000100Y433", // too long
                "9135O100M000100Y43", // the letter O
                "91350100m000100y43", // small letters
                ""
            })
    void anything_else_is_no_credit_code(String code) {
        assertThat(UnifiedSocialCreditCode.of(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1199102016, KINDERGARTEN",
        "2199102001, PRIMARY_SCHOOL",
        "2199123007, TEACHING_POINT",
        "3199102009, JUNIOR_SCHOOL",
        "3199102013, NINE_YEAR_SCHOOL",
        "3499123012, COMPLETE_SCHOOL",
        "3499100001, SENIOR_SCHOOL",
        "3699100003, VOCATIONAL_SCHOOL",
        "5199102015, SPECIAL_SCHOOL"
    })
    void a_school_code_fits_the_kind_that_its_first_two_digits_name(String code, OrganizationKind kind) {
        SchoolCode schoolCode = SchoolCode.of(code).orElseThrow();
        assertThat(schoolCode).hasToString(code);
        assertThat(schoolCode.fits(kind)).isTrue();
        assertThat(schoolCode.fits(OrganizationKind.OFFICE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"219910200", "21991020011", "219910200X", "２１９９１０２００１", ""})
    void a_school_code_has_ten_digits(String text) {
        assertThat(SchoolCode.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9901", "9901234", "99012A", "000000", "100000", "160101"})
    void a_division_lies_in_a_province(String text) {
        assertThat(DivisionCode.of(text)).isEmpty();
    }

    @Test
    void a_city_is_told_from_its_counties_and_its_province() {
        assertThat(DivisionCode.of("990100").orElseThrow().isCity()).isTrue();
        assertThat(DivisionCode.of("990123").orElseThrow().isCity()).isFalse();
        assertThat(DivisionCode.of("990000").orElseThrow().isCity()).isFalse();
    }
}
