package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
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
    void a_later_national_rule_holds_for_a_county_with_rules_of_its_own_too() throws Exception {
        RuleBook later = shippedWith("""
                {"id": "national-2027", "jurisdiction": "", "effectiveFrom": "2027-03-01", "source": "test",
                 "periods": {"DEFENCE": "12d", "PUBLICATION": "15d", "INSPECTOR_TERM": "4y"}}""");
        RuleProfile chongqing = later.profileFor("500116", LocalDate.of(2027, 3, 1));
        assertThat(chongqing.id()).isEqualTo("chongqing-2015+national-2027");
        assertThat(chongqing.period(PeriodRule.DEFENCE)).isEqualTo(Period.of("5d"));
        assertThat(chongqing.period(PeriodRule.PUBLICATION)).isEqualTo(Period.of("15d"));
        RuleProfile tianqiao = later.profileFor("370105", LocalDate.of(2027, 3, 1));
        assertThat(tianqiao.id()).isEqualTo("tianqiao-2020+shandong-2018+national-2027");
        assertThat(tianqiao.period(PeriodRule.INSPECTOR_TERM)).isEqualTo(Period.of("2y"));
        assertThat(tianqiao.period(PeriodRule.PUBLICATION)).isEqualTo(Period.of("15d"));
    }

    @Test
    void what_was_decided_before_it_keeps_its_rules() throws Exception {
        RuleBook later = shippedWith("""
                {"id": "national-2027", "jurisdiction": "", "effectiveFrom": "2027-03-01", "source": "test",
                 "periods": {"PUBLICATION": "15d"}}""");
        assertThat(later.profileFor("500116", LocalDate.of(2027, 2, 28)).id()).isEqualTo("chongqing-2015");
        assertThat(later.profile("chongqing-2015").period(PeriodRule.PUBLICATION))
                .isEqualTo(Period.of("20wd"));
    }

    @Test
    void a_county_that_changes_its_rules_later_takes_up_what_holds_then() throws Exception {
        RuleBook later = shippedWith("""
                {"id": "national-2027", "jurisdiction": "", "effectiveFrom": "2027-03-01", "source": "test",
                 "periods": {"PUBLICATION": "15d"}},
                {"id": "chongqing-2028", "jurisdiction": "50", "effectiveFrom": "2028-01-01", "source": "test"},
                {"id": "national-2029", "jurisdiction": "", "effectiveFrom": "2029-01-01", "source": "test",
                 "periods": {"PUBLICATION": "25d"}}""");
        assertThat(later.profileFor("500116", LocalDate.of(2027, 12, 31)).id())
                .isEqualTo("chongqing-2015+national-2027");
        assertThat(later.profileFor("500116", LocalDate.of(2028, 1, 1)).id()).isEqualTo("chongqing-2028");
        assertThat(later.profile("chongqing-2028").period(PeriodRule.PUBLICATION))
                .isEqualTo(Period.of("15d"));
        assertThat(later.profileFor("500116", LocalDate.of(2029, 1, 1)).id()).isEqualTo("chongqing-2028+national-2029");
    }

    @Test
    void the_profiles_that_ship_have_no_further_versions() {
        assertThat(List.of("500116", "330100", "310101", "370104", "370105", "990123"))
                .extracting(division -> ShippedRules.rules()
                        .profileFor(division, LocalDate.of(2099, 1, 1))
                        .id())
                .containsExactly(
                        "chongqing-2015",
                        "zhejiang-2019",
                        "shanghai-2020",
                        "shandong-2018",
                        "tianqiao-2020",
                        "national-2021");
    }

    @Test
    void the_national_profile_that_ships_sets_every_rule_but_those_that_only_provinces_know() {
        RuleProfile national = ShippedRules.rules().profileFor("990123", LocalDate.of(2026, 3, 1));
        assertThat(national.periods().keySet())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        PeriodRule.OBJECTION,
                        PeriodRule.OPINION_REVIEW_APPLICATION,
                        PeriodRule.OPINION_REVIEW_DECISION)));
        assertThat(national.numbers()).containsOnlyKeys(NumberRule.values());
        assertThat(national.thresholds()).containsOnlyKeys(ThresholdRule.values());
    }

    @ParameterizedTest
    @CsvSource({
        "500116, DEFENCE, 2026-04-03, 2026-04-08", // 重庆: 5 days
        "330100, OPINION_REVIEW_APPLICATION, 2026-04-03, 2026-04-13", // 浙江: 10 days for the review of an opinion
        "330100, REVIEW_APPLICATION, 2026-04-03, 2026-05-06", // that of accountability is national: 30 days, after 劳动节
        "310101, DEFENCE, 2026-04-03, 2026-04-20", // 上海: 10 working days around 清明 (4 to 6 April)
        "500116, DEFENCE, 2026-09-28, 2026-10-08", // the last of 5 days is in 国庆: the day after it (民法典 §203)
        "990123, DEFENCE, 2026-04-01, 2026-04-13", // a Saturday: the Monday
        "990123, DEFENCE, 2026-09-10, 2026-09-20", // a Sunday that is worked
        "990123, COMPLAINT_ACCEPTANCE, 2026-04-17, 2026-05-06", // 劳动节
        "990123, RECTIFY_MINOR, 2026-09-25, 2026-10-02", // an order to a school does not move
        "990123, AGGRAVATION, 2025-10-03, 2026-10-03", // nor does a span that nobody has to keep
        "370105, INSPECTOR_TERM, 2026-04-03, 2028-04-03", // 天桥: 2 years
        "370104, INSPECTOR_TERM, 2026-04-03, 2029-04-03", // elsewhere in 山东: the national 3 years
        "370105, REINSPECTION, 2026-01-31, 2026-02-28", // 山东: one month
        "990123, PUBLICATION, 2026-09-18, 2026-10-22" // 20 working days around 国庆, 20 September and 10 October worked
    })
    void local_rules_are_data(String division, PeriodRule rule, LocalDate start, LocalDate end) {
        RuleBook shipped = ShippedRules.rules();
        assertThat(shipped.deadline(shipped.profileFor(division, start), rule, start))
                .isEqualTo(end);
    }

    private static RuleBook shippedWith(String profiles) throws Exception {
        String further = "{\"profiles\": [%s]}".formatted(profiles);
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json");
                var local = RuleBook.class.getResourceAsStream("/rules/local.json")) {
            return RuleBook.read(
                    List.of(national, local, new ByteArrayInputStream(further.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
