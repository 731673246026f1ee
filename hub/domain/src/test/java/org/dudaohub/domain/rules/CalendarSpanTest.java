package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSpanTest {

    @Test
    void a_month_goes_from_its_first_to_its_last_day() {
        CalendarSpan february = CalendarSpan.of("2028-02").orElseThrow();
        assertThat(february.first()).isEqualTo("2028-02-01");
        assertThat(february.last()).isEqualTo("2028-02-29");
        assertThat(february.isYear()).isFalse();
        assertThat(february.contains(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(february.contains(LocalDate.of(2028, 3, 1))).isFalse();
    }

    @Test
    void a_year_goes_from_new_years_day_to_new_years_eve() {
        CalendarSpan year = CalendarSpan.of("2026").orElseThrow();
        assertThat(year.first()).isEqualTo("2026-01-01");
        assertThat(year.last()).isEqualTo("2026-12-31");
        assertThat(year.isYear()).isTrue();
        assertThat(CalendarSpan.month("2026")).isEmpty();
        assertThat(CalendarSpan.year("2026-01")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "26", "1999", "2026-00", "2026-13", "2026-3", "2026-03-01", "三月"})
    void anything_else_is_none(String text) {
        assertThat(CalendarSpan.of(text)).isEmpty();
    }
}
