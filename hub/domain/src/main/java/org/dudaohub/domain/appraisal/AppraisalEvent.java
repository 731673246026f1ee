package org.dudaohub.domain.appraisal;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens in an appraisal. */
public sealed interface AppraisalEvent extends Event {

    String government();

    @Override
    default String organization() {
        return government();
    }

    @EventName("appraisal.SelfEvaluationSubmitted")
    @Wording(value = "履职自评", sentence = "{year}年履职自评，自评{selfTotal}分")
    record SelfEvaluationSubmitted(
            String government,
            int year,
            @Wording("自评得分") @JsonAlias("scores") List<IndicatorScore> selfScores,
            @Wording("自评总分") @JsonAlias("total") BigDecimal selfTotal,
            String report,
            LocalDate happenedOn)
            implements AppraisalEvent {}

    @EventName("appraisal.GovernmentAppraised")
    @Wording(value = "履职评价", sentence = "{year}年履行教育职责评价，得{total}分：{comments}")
    record GovernmentAppraised(
            String government,
            int year,
            String office,
            @Wording("评价得分") List<IndicatorScore> scores,
            @Wording("总分") BigDecimal total,
            String comments,
            LocalDate happenedOn)
            implements AppraisalEvent {}
}
