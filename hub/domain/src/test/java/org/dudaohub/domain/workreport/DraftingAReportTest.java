package org.dudaohub.domain.workreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.Test;

class DraftingAReportTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);
    private static final String KINDERGARTEN = "1199000401";
    private static final OrganizationRegister REGISTER = code -> KINDERGARTEN.equals(code)
            ? Optional.of(
                    new OrganizationRegister.Entry(KINDERGARTEN, "暖芽幼儿园", OrganizationKind.KINDERGARTEN, "990123"))
            : SampleCounty.REGISTER.find(code);

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
                        new InterviewHeld("YT-1", SCHOOL, "V3-1", "校长", "督导室", "事项", "承诺", MARCH)),
                REGISTER);
        assertThat(draft.figures()).isEqualTo(new ReportFigures(3, 2, 3, 0, 1, 1, 1, 1));
        assertThat(draft.text())
                .contains("2026年3月入校督导3次，涉及学校（幼儿园）2所，约谈1次")
                .contains("发现问题3个，其中：校园及周边安全、学生交通安全1个；食堂、食品、饮水及宿舍卫生2个")
                .contains("办结1项，退回继续整改1项，逾期1项");
    }

    @Test
    void an_item_is_called_what_the_kind_of_school_calls_it() {
        ReportDraft draft = ReportDraft.of(
                "2026-03",
                Stream.of(
                        finding("V1", SupervisionItem.PUPILS, SCHOOL),
                        finding("V2", SupervisionItem.PUPILS, KINDERGARTEN),
                        finding("V3", SupervisionItem.PUPILS, KINDERGARTEN)),
                REGISTER);
        assertThat(draft.figures().findings()).isEqualTo(3);
        assertThat(draft.text()).contains("学生学习、体育锻炼和课业负担1个", "幼儿户外活动和小学化倾向2个");
    }

    @Test
    void what_was_taken_back_is_not_counted_whenever_that_was_decided() {
        LocalDate april = LocalDate.of(2026, 4, 2);
        ReportDraft draft = ReportDraft.of(
                "2026-03",
                Stream.of(
                        ordered("V1-1"),
                        ordered("V2-1"),
                        ordered("V3-1"),
                        new RectificationOverdue("V1-1", SCHOOL, MARCH, MARCH),
                        new RectificationOverdue("V2-1", SCHOOL, MARCH, MARCH),
                        new RectificationOverdue("V3-1", SCHOOL, MARCH, MARCH),
                        new OverdueRescinded("V1-1", SCHOOL, MARCH, "已按期报告", MARCH),
                        new RectificationWithdrawn("V2-1", SCHOOL, "问题不成立", april),
                        new RectificationOverdue("V3-1", SCHOOL, april, april),
                        new OverdueRescinded("V3-1", SCHOOL, april, "已按期报告", april)),
                REGISTER);
        assertThat(draft.figures().ordered()).isEqualTo(2);
        assertThat(draft.figures().overdue()).isEqualTo(1);
    }

    @Test
    void what_happened_outside_the_period_is_left_out() {
        Stream<VisitRecorded> events = Stream.of(
                visit("V1", SCHOOL, LocalDate.of(2026, 2, 28)),
                visit("V2", SCHOOL, MARCH),
                visit("V3", SCHOOL, LocalDate.of(2026, 4, 1)));
        assertThat(ReportDraft.of("2026-03", events, REGISTER).figures().visits())
                .isEqualTo(1);
    }

    @Test
    void a_years_report_counts_the_year_and_says_so_even_when_nothing_happened() {
        ReportDraft draft = ReportDraft.of("2026", Stream.of(visit("V1", SCHOOL, LocalDate.of(2026, 2, 28))), REGISTER);
        assertThat(draft.figures().visits()).isEqualTo(1);
        assertThat(draft.text()).contains("2026年入校督导1次").contains("发现问题0个。");
    }

    @Test
    void a_period_that_is_none_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> ReportDraft.of("2026-3", Stream.empty(), REGISTER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VisitRecorded visit(String visit, String school, LocalDate day) {
        return new VisitRecorded(visit, school, List.of("督学甲01"), day);
    }

    private static RectificationOrdered ordered(String rectification) {
        return new RectificationOrdered(
                rectification, SCHOOL, "V", SupervisionItem.SAFETY, Grade.ORDINARY, "不足", "建议", MARCH, "r", MARCH);
    }

    private static FindingRaised finding(String visit, SupervisionItem item) {
        return finding(visit, item, SCHOOL);
    }

    private static FindingRaised finding(String visit, SupervisionItem item, String school) {
        return new FindingRaised(visit, school, visit + "-1", item, Grade.ORDINARY, "不足", "建议", MARCH);
    }
}
