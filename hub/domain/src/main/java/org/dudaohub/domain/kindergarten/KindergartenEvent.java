package org.dudaohub.domain.kindergarten;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens in an evaluation of a kindergarten. */
public sealed interface KindergartenEvent extends Event {

    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("kindergarten.KindergartenSelfChecked")
    @Wording(value = "办园行为自查", sentence = "{year}年办园行为自查，自评{selfOverall}分")
    record KindergartenSelfChecked(
            String school,
            int year,
            @Wording("自查得分") @JsonAlias("scores") ConductScores selfScores,
            @Wording("自查综合得分") @JsonAlias("overall") int selfOverall,
            String report,
            LocalDate happenedOn)
            implements KindergartenEvent {}

    @EventName("kindergarten.KindergartenEvaluated")
    @Wording(value = "办园行为评估", sentence = "{year}年办园行为评估，得{overall}分，存在不足：{shortcomings}")
    record KindergartenEvaluated(
            String school,
            int year,
            List<String> inspectors,
            @Wording("评估得分") ConductScores scores,
            @Wording("综合得分") int overall,
            String shortcomings,
            LocalDate happenedOn)
            implements KindergartenEvent {}
}
