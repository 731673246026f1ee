package org.dudaohub.domain.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What a rating comes to. */
public sealed interface RatingEvent extends Event {

    /** @param publishBy last day of its publication in time; null in older events, for which nobody watched it */
    @EventName("rating.DemonstrationRated")
    @Wording(value = "示范校评估", sentence = "{year}年第{round}批{kind}评估，得{total}分，等级{rating}")
    record DemonstrationRated(
            String school,
            DemonstrationKind kind,
            int year,
            int round,
            @Wording("得分") List<RubricScore> scores,
            @Wording("总分") BigDecimal total,
            @Wording("等级") Rating rating,
            @Wording("公开期限") LocalDate publishBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements RatingEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    @EventName("rating.AnnualAssessmentScored")
    @Wording(value = "年度考核", sentence = "{year}年度考核，得{total}分，等级{rating}")
    record AnnualAssessmentScored(
            String unit,
            int year,
            @Wording("得分") List<RubricScore> scores,
            @Wording("总分") BigDecimal total,
            @Wording("等级") Rating rating,
            LocalDate happenedOn)
            implements RatingEvent {
        @Override
        public String organization() {
            return unit;
        }
    }
}
