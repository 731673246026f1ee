package org.dudaohub.domain.appraisal;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The superior appraises a government after its self-evaluation. */
@Wording("评定履职情况")
@SentBy(Role.OFFICE)
public record AppraiseGovernment(
        @Required @Wording("政府机构代码") String government,
        @Wording("年度") int year,
        @Required @Wording("评价机构代码") String office,
        @Required @Wording("评价得分") List<IndicatorScore> scores,
        @Wording("评价意见") String comments,
        @Required @Wording("评价日期") LocalDate appraisedOn)
        implements AppraisalCommand {}
