package org.dudaohub.domain.appraisal;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** A government says how it did its duties in a year. */
@Wording("提交履职自评")
@SentBy(Role.OFFICE)
public record SubmitSelfEvaluation(
        @Required @Wording("政府机构代码") String government,
        @Wording("年度") int year,
        @Required @Wording("自评得分") List<IndicatorScore> scores,
        @Required @Wording("自评报告") String report,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements AppraisalCommand {}
