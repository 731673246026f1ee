package org.dudaohub.domain.inspector;

import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dudaohub.domain.Provenance;

/** Two inspectors of the sample county who serve from 2025 to 2027; the second has to keep away from the school. */
public final class SampleInspectors {

    public static final String INSPECTOR = "DX01";
    public static final String RECUSED = "DX02";
    public static final LocalDate SINCE = LocalDate.of(2025, 1, 1);
    public static final LocalDate UNTIL = LocalDate.of(2027, 12, 31);

    private static final Map<String, InspectorRegister.Entry> ENTRIES = Map.of(
            INSPECTOR, entry(INSPECTOR, "督学甲01", InspectorKind.FULL_TIME, Set.of()),
            RECUSED, entry(RECUSED, "督学甲02", InspectorKind.RESPONSIBLE, Set.of(SCHOOL)));

    public static final InspectorRegister INSPECTORS = new InspectorRegister() {
        @Override
        public Optional<Entry> find(String number) {
            return Optional.ofNullable(ENTRIES.get(number));
        }

        @Override
        public List<Entry> signing(String signature) {
            return ENTRIES.values().stream()
                    .filter(entry -> Set.of(entry.inspector(), entry.name()).contains(signature))
                    .toList();
        }
    };

    private SampleInspectors() {}

    /** What stands beside a command that the inspector of that number sends. */
    public static Map<String, String> sentBy(String inspector) {
        return Map.of(Provenance.SENDING_INSPECTOR, inspector);
    }

    private static InspectorRegister.Entry entry(String number, String name, InspectorKind kind, Set<String> recusals) {
        return new InspectorRegister.Entry(number, name, kind, OFFICE, SINCE, UNTIL, null, recusals);
    }
}
