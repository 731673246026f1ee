package org.dudaohub.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;

/** The world around an aggregate under test: a county with one school and one office, its rules, and a day. */
public final class SampleCounty {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final String SCHOOL = "2199000301";
    public static final String OFFICE = "11990123MB99012356";
    public static final String CITY_OFFICE = "11990100MB99000131";

    /** A school that was closed on {@link #CLOSED_ON}. */
    public static final String CLOSED_SCHOOL = "2199000303";

    public static final LocalDate CLOSED_ON = LocalDate.of(2026, 3, 5);

    public static final OrganizationRegister REGISTER = code -> Optional.ofNullable(Map.of(
                    SCHOOL,
                    new OrganizationRegister.Entry(SCHOOL, "柳渡小学", OrganizationKind.PRIMARY_SCHOOL, "990123"),
                    CLOSED_SCHOOL,
                    new OrganizationRegister.Entry(
                            CLOSED_SCHOOL,
                            "石坳小学",
                            OrganizationKind.PRIMARY_SCHOOL,
                            "990123",
                            0,
                            null,
                            CLOSED_ON,
                            null,
                            List.of()),
                    OFFICE,
                    new OrganizationRegister.Entry(OFFICE, "青荻县教育体育局", OrganizationKind.OFFICE, "990123"),
                    CITY_OFFICE,
                    new OrganizationRegister.Entry(CITY_OFFICE, "市政府教育督导委员会", OrganizationKind.OFFICE, "990100"))
            .get(code));

    private SampleCounty() {}

    public static Clock on(LocalDate today) {
        return Clock.fixed(today.atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant(), SHANGHAI);
    }

    /** A national default of 15 days and a county rule of 10 days for ordinary findings from 2026-03-01 on. */
    public static RuleBook rules() {
        String json = """
                {"profiles": [
                  {"id":"national","jurisdiction":"","effectiveFrom":"2012-10-01","source":"test",
                   "periods":{"RECTIFY_MINOR":"7d","RECTIFY_ORDINARY":"15d","RECTIFY_SERIOUS":"30d","RECTIFY_COMPLEX":"60d",
                              "RECTIFY_RETURNED":"15d","REINSPECTION":"1m","FORM_FILING":"3d"}},
                  {"id":"county-2026","jurisdiction":"990123","effectiveFrom":"2026-03-01","source":"test",
                   "periods":{"RECTIFY_ORDINARY":"10d","RECTIFY_RETURNED":"7d"}}]}
                """;
        try {
            return RuleBook.read(List.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
