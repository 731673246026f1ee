package org.dudaohub.domain.visit;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.SampleFiles.PHOTO;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.sentBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FormScanFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.Test;

class FilingAFormScanTest {

    private static final LocalDate VISITED = LocalDate.of(2026, 3, 5);
    private static final InspectionForm FORM =
            new InspectionForm("柳渡小学", VISITED, List.of("督学甲01"), SupervisionItem.CANTEEN, "", "", "", null, "");
    private static final FormScanFiled FILED =
            new FormScanFiled("QD-1", SCHOOL, "签字的原件", List.of(PHOTO), VISITED.plusDays(1));

    private static TestExecutor<Visit> onceFiled(Object... more) {
        return new AggregateTestFixture<>(Visit.class)
                .registerInjectableResources(
                        REGISTER, INSPECTORS, SampleCounty.rules(), SampleCounty.on(VISITED.plusDays(1)))
                .given(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, FORM, VISITED))
                .andGiven(more);
    }

    private static FileFormScan filing(List<Attachment> files, LocalDate day) {
        return new FileFormScan("QD-1", "签字的原件", files, day);
    }

    @Test
    void the_scan_of_a_form_comes_to_it_and_once_only() {
        FileFormScan scan = filing(List.of(PHOTO), VISITED.plusDays(1));
        onceFiled().when(scan).expectEvents(FILED).expectResultMessagePayload(Outcome.accepted("QD-1"));
        onceFiled(FILED).when(scan).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("QD-1"));
    }

    @Test
    void an_inspector_files_the_scan_of_an_own_form_only_and_the_office_of_any() {
        FileFormScan scan = filing(List.of(PHOTO), VISITED.plusDays(1));
        onceFiled().when(scan, sentBy(INSPECTOR)).expectEvents(FILED);
        onceFiled()
                .when(scan, sentBy(RECUSED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        onceFiled(FILED)
                .when(scan, sentBy(RECUSED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        onceFiled().when(scan).expectEvents(FILED);
    }

    @Test
    void a_scan_is_of_a_form_that_was_filed_and_not_before_that() {
        new AggregateTestFixture<>(Visit.class)
                .registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.rules(), SampleCounty.on(VISITED))
                .givenNoPriorActivity()
                .when(filing(List.of(PHOTO), VISITED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        onceFiled()
                .when(filing(List.of(PHOTO), VISITED.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_scan_is_files_that_can_be_verified_and_not_too_many() {
        onceFiled()
                .when(filing(List.of(), VISITED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        onceFiled()
                .when(filing(List.of(new Attachment("abc", 1, null, "x")), VISITED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        onceFiled()
                .when(filing(Collections.nCopies(21, PHOTO), VISITED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.LIMIT_REACHED));
    }
}
