package org.dudaohub.domain.special;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a special inspection as a whole. */
public sealed interface SpecialEvent extends Event {

    /** Code of the office that inspects. */
    String office();

    @Override
    default String organization() {
        return office();
    }

    /** @param ruleProfile id of the rule profile of the office under which it was opened and stays */
    @EventName("special.SpecialInspectionOpened")
    @Wording(value = "专项督导", sentence = "开展专项督导《{title}》（{theme}），{selfCheckBy}前自查")
    record SpecialInspectionOpened(
            String special,
            String office,
            Theme theme,
            String title,
            List<String> schools,
            List<String> team,
            LocalDate selfCheckBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements SpecialEvent {}

    /** @param publishBy last day of its publication in time */
    @EventName("special.SpecialReportIssued")
    @Wording(value = "专项督导报告", sentence = "形成专项督导报告：{summary}")
    record SpecialReportIssued(
            String special,
            String office,
            String summary,
            String problems,
            @Wording("公开期限") LocalDate publishBy,
            LocalDate happenedOn)
            implements SpecialEvent {}
}
