package org.dudaohub.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dudaohub.domain.rules.RuleBook;

/** The rules that ship, with a county whose rules change in the middle of a case. */
public final class SampleRules {

    /** In force for everybody before {@link #COUNTY}, and for other counties after it. */
    public static final String NATIONAL = "national-2021";

    /** In force in the sample county from 2026-04-01 on; shorter than the national rules everywhere. */
    public static final String COUNTY = "county-2026-04";

    private static final String COUNTY_RULES = """
            {"profiles": [{"id": "county-2026-04", "jurisdiction": "990123", "effectiveFrom": "2026-04-01", "source": "test",
              "periods": {"FEEDBACK_COMPREHENSIVE": "2d", "FEEDBACK_SPECIAL": "2d", "DEFENCE": "2d", "OPINION": "4d",
                          "RECTIFY_OPINION": "6d", "RECTIFICATION_REPORT": "1d", "RECTIFY_RETURNED": "3d", "REINSPECTION": "5d",
                          "NOTICE_AHEAD": "2wd", "PUBLICATION": "5wd", "FACT_FINDING": "20d", "REVIEW_APPLICATION": "5d",
                          "APPEAL_APPLICATION": "5d", "PRINCIPAL_TERM": "2y", "REFERRAL_ANSWER": "10d"},
              "numbers": {"TEAM_SIZE": 4, "INSPECTORS_PER_VISIT": 2}}]}
            """;

    private SampleRules() {}

    public static RuleBook rules() {
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json");
                var calendar = RuleBook.class.getResourceAsStream("/rules/calendar-2026.json")) {
            return RuleBook.read(List.of(
                    national, calendar, new ByteArrayInputStream(COUNTY_RULES.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
