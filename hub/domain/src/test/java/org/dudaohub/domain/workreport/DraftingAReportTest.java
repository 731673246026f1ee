package org.dudaohub.domain.workreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.Test;

class DraftingAReportTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);

    @Test
    void a_months_report_is_drafted_from_the_months_events() {
        ReportDraft draft = ReportDraft.of(
                "2026-03",
                Stream.of(
                        visit("V1", SCHOOL, MARCH),
                        visit("V2", SCHOOL, MARCH),
                        visit("V3", "2199000302", LocalDate.of(2026, 3, 31)),
                        finding("V1", SupervisionItem.CANTEEN),
                        finding("V2", SupervisionItem.CANTEEN),
                        finding("V3", SupervisionItem.SAFETY),
                        new RectificationAccepted("V1-1", SCHOOL, MARCH),
                        new RectificationReturned("V2-1", SCHOOL, "留样", MARCH, MARCH),
                        new RectificationOverdue("V3-1", SCHOOL, MARCH, MARCH),
                        new InterviewHeld("YT-1", SCHOOL, "V3-1", "校长", "督导室", "事项", "承诺", MARCH)));
        assertThat(draft.figures()).isEqualTo(new ReportFigures(3, 2, 3, 0, 1, 1, 1, 1));
        assertThat(draft.text())
                .contains("2026年3月入校督导3次，涉及学校（幼儿园）2所，约谈1次")
                .contains("发现问题3个，其中：校园及周边安全、学生交通安全1个；食堂、食品、饮水及宿舍卫生2个")
                .contains("办结1项，退回继续整改1项，逾期1项");
    }

    @Test
    void what_happened_outside_the_period_is_left_out() {
        Stream<VisitRecorded> events = Stream.of(
                visit("V1", SCHOOL, LocalDate.of(2026, 2, 28)),
                visit("V2", SCHOOL, MARCH),
                visit("V3", SCHOOL, LocalDate.of(2026, 4, 1)));
        assertThat(ReportDraft.of("2026-03", events).figures().visits()).isEqualTo(1);
    }

    @Test
    void a_years_report_counts_the_year_and_says_so_even_when_nothing_happened() {
        ReportDraft draft = ReportDraft.of("2026", Stream.of(visit("V1", SCHOOL, LocalDate.of(2026, 2, 28))));
        assertThat(draft.figures().visits()).isEqualTo(1);
        assertThat(draft.text()).contains("2026年入校督导1次").contains("发现问题0个。");
    }

    @Test
    void a_period_that_is_none_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> ReportDraft.of("2026-3", Stream.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    private static VisitRecorded visit(String visit, String school, LocalDate day) {
        return new VisitRecorded(visit, school, List.of("督学甲01"), day);
    }

    private static FindingRaised finding(String visit, SupervisionItem item) {
        return new FindingRaised(visit, SCHOOL, visit + "-1", item, Grade.ORDINARY, "不足", "建议", MARCH);
    }
}
