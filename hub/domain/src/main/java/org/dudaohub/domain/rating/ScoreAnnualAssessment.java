package org.dudaohub.domain.rating;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Scores a county or a school directly under the city for a year. */
@Wording("评定年度考核")
@SentBy(Role.OFFICE)
public record ScoreAnnualAssessment(
        @Required @Wording("被考核单位代码") String unit,
        @Wording("年度") int year,
        @Required @Wording("考核得分") List<RubricScore> scores,
        @Required @Wording("考核等级") Rating rating,
        @Required @Wording("考核日期") LocalDate assessedOn)
        implements RatingCommand {

    @Override
    public String stream() {
        return "assessment:" + unit + "/" + year;
    }
}
