package org.dudaohub.domain.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pool of five experts; a sixth left it, the fifth knows something else than the others. */
public final class SamplePool {

    static final LocalDate SINCE = LocalDate.of(2026, 1, 5);
    static final LocalDate LEFT = LocalDate.of(2026, 3, 2);
    static final String FIELD = "学前教育";

    private static final Map<String, ExpertRegister.Entry> ENTRIES = Map.of(
            "ZJ01", entry("ZJ01", FIELD, null),
            "ZJ02", entry("ZJ02", FIELD, null),
            "ZJ03", entry("ZJ03", FIELD, null),
            "ZJ04", entry("ZJ04", FIELD, null),
            "ZJ05", entry("ZJ05", "学校体育", null),
            "ZJ06", entry("ZJ06", FIELD, LEFT));

    public static final ExpertRegister EXPERTS = expert -> Optional.ofNullable(ENTRIES.get(expert));

    private SamplePool() {}

    private static ExpertRegister.Entry entry(String expert, String field, LocalDate retiredOn) {
        return new ExpertRegister.Entry(expert, List.of(field), SINCE, retiredOn);
    }
}
