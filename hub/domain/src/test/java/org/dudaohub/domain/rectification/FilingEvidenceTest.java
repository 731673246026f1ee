package org.dudaohub.domain.rectification;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.SampleFiles.PHOTO;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.rectification.RectificationEvent.EvidenceFiled;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.junit.jupiter.api.Test;

class FilingEvidenceTest {

    private static final RectificationOrdered ORDERED = new RectificationOrdered(
            "QD-1-1",
            SCHOOL,
            "QD-1",
            SupervisionItem.CANTEEN,
            Grade.ORDINARY,
            "食品留样标签不全",
            "补全",
            day(15),
            "county-2026",
            day(5));
    private static final EvidenceFiled FILED = new EvidenceFiled("QD-1-1", SCHOOL, "补全后的标签", List.of(PHOTO), day(9));

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static TestExecutor<Rectification> after(Object... events) {
        return new AggregateTestFixture<>(Rectification.class)
                .registerInjectableResource(SampleCounty.on(day(10)))
                .given(events);
    }

    private static FileEvidence filing(List<Attachment> files) {
        return new FileEvidence("QD-1-1", SCHOOL, "补全后的标签", files, day(9));
    }

    @Test
    void files_come_to_the_case_and_once_only() {
        after(ORDERED)
                .when(filing(List.of(PHOTO)))
                .expectEvents(FILED)
                .expectResultMessagePayload(Outcome.accepted("QD-1-1"));
        after(ORDERED, FILED)
                .when(filing(List.of(PHOTO)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1-1"));
    }

    @Test
    void evidence_is_files_that_can_be_found_and_verified_and_not_more_than_anybody_looks_through() {
        after(ORDERED).when(filing(List.of())).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
        after(ORDERED)
                .when(filing(List.of(new Attachment("../../etc/passwd", 20, "text/plain", "x"))))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        after(ORDERED)
                .when(filing(Collections.nCopies(21, PHOTO)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.LIMIT_REACHED));
    }

    @Test
    void another_school_and_a_case_that_was_withdrawn_get_none() {
        after(ORDERED)
                .when(new FileEvidence("QD-1-1", "2199000302", "补全后的标签", List.of(PHOTO), day(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        after(ORDERED, new RectificationWithdrawn("QD-1-1", SCHOOL, "重复", day(8)))
                .when(filing(List.of(PHOTO)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }
}
