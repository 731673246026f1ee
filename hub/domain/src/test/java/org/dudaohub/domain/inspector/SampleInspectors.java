package org.dudaohub.domain.inspector;

import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two inspectors of the sample county who serve from 2025 to 2027; the second has to keep away from the school. */
public final class SampleInspectors {

    public static final String INSPECTOR = "DX01";
    public static final String RECUSED = "DX02";
    public static final LocalDate SINCE = LocalDate.of(2025, 1, 1);
    public static final LocalDate UNTIL = LocalDate.of(2027, 12, 31);

    public static final InspectorRegister INSPECTORS = number -> Optional.ofNullable(Map.of(
                    INSPECTOR, entry(INSPECTOR, "督学甲01", InspectorKind.FULL_TIME, Set.of()),
                    RECUSED, entry(RECUSED, "督学甲02", InspectorKind.RESPONSIBLE, Set.of(SCHOOL)))
            .get(number));

    private SampleInspectors() {}

    private static InspectorRegister.Entry entry(String number, String name, InspectorKind kind, Set<String> recusals) {
        return new InspectorRegister.Entry(number, name, kind, OFFICE, SINCE, UNTIL, null, recusals);
    }
}
