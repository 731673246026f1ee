package org.dudaohub.domain.appraisal;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** A government says how it did its duties in a year. */
@Wording("提交履职自评")
@SentBy(Role.OFFICE)
public record SubmitSelfEvaluation(
        @Wording("政府机构代码") String government,
        @Wording("年度") int year,
        @Wording("自评得分") List<IndicatorScore> scores,
        @Wording("自评报告") String report,
        @Wording("提交日期") LocalDate submittedOn)
        implements AppraisalCommand {}
