package org.dudaohub.domain.rating;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Rates a demonstration school by a rubric, in one of the year's rounds. */
@Wording("评定示范校")
@SentBy(Role.OFFICE)
public record RateDemonstration(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("评估类别") DemonstrationKind kind,
        @Wording("年度") int year,
        @Wording("批次") int round,
        @Required @Wording("评估得分") List<RubricScore> scores,
        @Required @Wording("评估等级") Rating rating,
        @Required @Wording("评估日期") LocalDate ratedOn)
        implements RatingCommand {

    @Override
    public String stream() {
        return "demonstration:" + school + "/" + year + "-" + round;
    }
}
