package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolTermTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2024-2025-2, 2025-02-01, 2025-07-31",
        "2026-02-01, 2025-2026-1, 2025-09-01, 2026-01-31",
        "2026-07-31, 2025-2026-1, 2025-09-01, 2026-01-31",
        "2026-08-15, 2025-2026-2, 2026-02-01, 2026-07-31",
        "2026-12-31, 2025-2026-2, 2026-02-01, 2026-07-31"
    })
    void the_term_that_ended_last(LocalDate today, String name, LocalDate first, LocalDate last) {
        SchoolTerm term = ShippedRules.rules()
                .profileFor("990123", today)
                .lastTermBefore(today)
                .orElseThrow();
        assertThat(term.name()).isEqualTo(name);
        assertThat(term.first()).isEqualTo(first);
        assertThat(term.last()).isEqualTo(last);
    }

    @Test
    void a_place_has_terms_of_its_own_where_its_profile_says_so() throws IOException {
        RuleProfile profile = RuleBook.read(List.of(new ByteArrayInputStream("""
                        {"profiles": [
                          {"id": "national", "jurisdiction": "", "effectiveFrom": "2012-10-01", "source": "test",
                           "terms": [{"begins": "--09-01", "ends": "--01-31"}, {"begins": "--02-01", "ends": "--07-31"}]},
                          {"id": "county", "jurisdiction": "990123", "effectiveFrom": "2020-01-01", "source": "test",
                           "terms": [{"begins": "--08-20", "ends": "--01-10"}, {"begins": "--02-20", "ends": "--07-05"}]}]}
                        """.getBytes(StandardCharsets.UTF_8))))
                .profile("county");
        assertThat(profile.termEnding(LocalDate.of(2026, 1, 10)))
                .contains(new SchoolTerm(2025, 1, LocalDate.of(2025, 8, 20), LocalDate.of(2026, 1, 10)));
        assertThat(profile.termEnding(LocalDate.of(2026, 1, 31))).isEmpty();
    }
}
