package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublicationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionOverdue;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.junit.jupiter.api.Test;

/** A deadline that is not the school's was called like the school's once; ledgers and peers still say so. */
class OldPayloadsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 10);

    private final ObjectMapper json = LedgerSerializer.mapper();

    @Test
    void a_deadline_under_its_old_name_is_read_and_written_under_its_new_one() throws Exception {
        assertThat(json.readValue(old("rectification"), OverdueRescinded.class).rescindedDeadline())
                .isEqualTo(DAY);
        assertThat(json.readValue(old("rectification"), ReinspectionOverdue.class)
                        .reinspectBy())
                .isEqualTo(DAY);
        assertThat(json.readValue(old("rectification"), RectificationPublicationOverdue.class)
                        .publishBy())
                .isEqualTo(DAY);
        assertThat(json.readValue(old("report"), ReportPublicationOverdue.class).publishBy())
                .isEqualTo(DAY);
        assertThat(json.writeValueAsString(new ReinspectionOverdue("QD-1-1", "2199123001", DAY, DAY.plusDays(1))))
                .contains("\"reinspectBy\":\"2026-04-10\"")
                .doesNotContain("deadline");
    }

    private static String old(String id) {
        return """
                {"%s": "QD-1-1", "school": "2199123001", "deadline": "2026-04-10", "happenedOn": "2026-04-11"}
                """.formatted(id);
    }
}
