package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.supervision.Grade;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private final RuleBook rules = SampleCounty.rules();

    @Test
    void the_countys_own_profile_goes_before_the_national_default() {
        assertThat(rules.profileFor("990123", LocalDate.of(2026, 3, 1)).id()).isEqualTo("county-2026");
    }

    @Test
    void before_it_takes_effect_the_national_default_holds() {
        assertThat(rules.profileFor("990123", LocalDate.of(2026, 2, 28)).id()).isEqualTo("national");
    }

    @Test
    void another_county_has_the_national_default() {
        assertThat(rules.profileFor("990102", LocalDate.of(2026, 3, 1)).id()).isEqualTo("national");
    }

    @Test
    void a_day_before_every_rule_is_a_broken_setup() {
        assertThatThrownBy(() -> rules.profileFor("990123", LocalDate.of(1999, 1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_national_profile_that_ships_has_days_for_every_grade() throws Exception {
        try (var document = RuleBook.class.getResourceAsStream("/rules/national.json")) {
            RuleProfile national = RuleBook.read(List.of(document)).profileFor("990123", LocalDate.of(2026, 3, 1));
            assertThat(national.rectificationDays()).containsOnlyKeys(Grade.values());
        }
    }
}
