package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.junit.jupiter.api.Test;

class ImportingAFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final List<RejectedLine> REJECTED = List.of(new RejectedLine(3, Reason.MISSING, "督导事项未填写"));

    @Test
    void the_result_of_a_file_is_kept() {
        new AggregateTestFixture<>(ImportedFile.class)
                .givenNoPriorActivity()
                .when(record("三月.csv"))
                .expectEvents(imported("三月.csv"));
    }

    @Test
    void the_same_bytes_under_another_name_change_nothing() {
        new AggregateTestFixture<>(ImportedFile.class)
                .given(imported("三月.csv"))
                .when(record("三月-副本.csv"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ab12"));
    }

    private static RecordImport record(String name) {
        return new RecordImport("ab12", name, "school-platform", "inspection-forms", "OFFICE-1", 33, 0, REJECTED, DAY);
    }

    private static FileImported imported(String name) {
        return new FileImported("ab12", name, "school-platform", "inspection-forms", "OFFICE-1", 33, 0, REJECTED, DAY);
    }
}
