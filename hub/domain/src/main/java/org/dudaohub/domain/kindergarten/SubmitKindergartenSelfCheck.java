package org.dudaohub.domain.kindergarten;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The kindergarten says how it stands. */
@Wording("提交办园行为自查")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record SubmitKindergartenSelfCheck(
        @Required @Wording("幼儿园标识码") String school,
        @Wording("年度") int year,
        @Required @Wording("自查得分") ConductScores scores,
        @Required @Wording("自查报告") String report,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements KindergartenCommand, SchoolCommand {}
