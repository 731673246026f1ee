package org.dudaohub.domain.institution;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/** What happens to a committee. */
public sealed interface InstitutionEvent extends Event {

    String committee();

    @Override
    default String organization() {
        return committee();
    }

    @EventName("institution.CommitteeConstituted")
    @Wording(value = "督导委员会组建", sentence = "{document}：{director}任主任，{chiefInspector}任总督学，成员单位：{members}")
    record CommitteeConstituted(
            String committee,
            String document,
            String director,
            List<String> deputies,
            String chiefInspector,
            List<MemberUnit> members,
            LocalDate happenedOn)
            implements InstitutionEvent {}

    @EventName("institution.LiaisonAppointed")
    @Wording(value = "联络员指定", sentence = "成员单位{unit}指定{name}为联络员")
    record LiaisonAppointed(
            String committee, String unit, String person, String name, SealedText phone, LocalDate happenedOn)
            implements InstitutionEvent {
        @Override
        public String subcase() {
            return unit;
        }
    }

    @EventName("institution.MemberAnnualReportSubmitted")
    @Wording(value = "年度履职报告", sentence = "成员单位{unit}报送{year}年履职情况：{summary}")
    record MemberAnnualReportSubmitted(String committee, String unit, int year, String summary, LocalDate happenedOn)
            implements InstitutionEvent {
        @Override
        public String subcase() {
            return unit + "-" + year;
        }
    }

    /** @param units codes of the member units whose report is missing */
    @EventName("institution.MemberReportsReminded")
    @Wording(value = "年度履职报告提醒", sentence = "{year}年履职报告{due}前报送，尚缺：{units}（提前{daysBefore}日提醒）")
    record MemberReportsReminded(
            String committee,
            int year,
            @Wording("未报送单位") List<String> units,
            @Wording("报送期限") LocalDate due,
            @Wording("提前日数") int daysBefore,
            LocalDate happenedOn)
            implements InstitutionEvent {
        @Override
        public String subcase() {
            return Integer.toString(year);
        }
    }

    /** Happened on the day after the reports were due. */
    @EventName("institution.MemberReportsOverdue")
    @Wording(value = "年度履职报告逾期", sentence = "{year}年履职报告{due}到期，未报送：{units}")
    record MemberReportsOverdue(
            String committee,
            int year,
            @Wording("未报送单位") List<String> units,
            @Wording("报送期限") LocalDate due,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements InstitutionEvent {
        @Override
        public String subcase() {
            return Integer.toString(year);
        }
    }
}
