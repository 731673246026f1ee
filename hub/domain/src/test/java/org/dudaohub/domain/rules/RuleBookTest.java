package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.SampleCounty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void what_is_older_than_every_rule_goes_by_the_first() {
        assertThat(rules.profileFor("990123", LocalDate.of(1999, 1, 1)).id()).isEqualTo("national");
    }

    @Test
    void without_even_a_national_default_the_setup_is_broken() {
        RuleBook elsewhere = new RuleBook(List.of(rules.profile("county-2026")), rules.calendar());
        assertThatThrownBy(() -> elsewhere.profileFor("330100", LocalDate.of(2026, 4, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_a_county_does_not_set_comes_from_the_wider_jurisdiction() {
        RuleProfile county = rules.profile("county-2026");
        LocalDate visit = LocalDate.of(2026, 3, 5);
        assertThat(rules.deadline(county, PeriodRule.RECTIFY_ORDINARY, visit)).isEqualTo("2026-03-15");
        assertThat(rules.deadline(county, PeriodRule.RECTIFY_SERIOUS, visit)).isEqualTo("2026-04-04");
    }

    @Test
    void the_national_profile_that_ships_sets_every_rule() throws Exception {
        RuleProfile national = shipped().profileFor("990123", LocalDate.of(2026, 3, 1));
        assertThat(national.periods()).containsOnlyKeys(PeriodRule.values());
        assertThat(national.numbers()).containsOnlyKeys(NumberRule.values());
        assertThat(national.thresholds()).containsOnlyKeys(ThresholdRule.values());
    }

    @ParameterizedTest
    @CsvSource({
        "500116, DEFENCE, 2026-04-03, 2026-04-08", // 重庆: 5 days
        "330100, REVIEW_APPLICATION, 2026-04-03, 2026-04-13", // 浙江: 10 days
        "310101, DEFENCE, 2026-04-03, 2026-04-20", // 上海: 10 working days around 清明 (4 to 6 April)
        "370105, INSPECTOR_TERM, 2026-04-03, 2028-04-03", // 天桥: 2 years
        "370104, INSPECTOR_TERM, 2026-04-03, 2029-04-03", // elsewhere in 山东: the national 3 years
        "370105, REINSPECTION, 2026-01-31, 2026-02-28", // 山东: one month
        "990123, PUBLICATION, 2026-09-18, 2026-10-22" // 20 working days around 国庆, 20 September and 10 October worked
    })
    void local_rules_are_data(String division, PeriodRule rule, LocalDate start, LocalDate end) throws Exception {
        RuleBook shipped = shipped();
        assertThat(shipped.deadline(shipped.profileFor(division, start), rule, start))
                .isEqualTo(end);
    }

    private static RuleBook shipped() throws Exception {
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json");
                var local = RuleBook.class.getResourceAsStream("/rules/local.json");
                var calendar = RuleBook.class.getResourceAsStream("/rules/calendar-2026.json")) {
            return RuleBook.read(List.of(national, local, calendar));
        }
    }
}
