package org.dudaohub.domain.survey;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Asks about a school; both days are within the survey. */
@Wording("发起问卷调查")
@SentBy(Role.OFFICE)
public record OpenSurvey(
        @Wording("问卷编号") String survey,
        @Wording("机构代码") String office,
        @Wording("被调查学校标识码") String school,
        @Wording("标题") String title,
        @Wording("调查对象") Audience audience,
        @Wording("题目") List<Question> questions,
        @Wording("开始日期") LocalDate opensOn,
        @Wording("截止日期") LocalDate closesOn)
        implements SurveyCommand {}
