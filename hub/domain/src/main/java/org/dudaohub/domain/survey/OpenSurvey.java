package org.dudaohub.domain.survey;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Asks about a school; both days are within the survey.
 *
 * @param admission with ballots, if nothing else is said
 */
@Wording("发起问卷调查")
@SentBy(Role.OFFICE)
public record OpenSurvey(
        @Required @Wording("问卷编号") String survey,
        @Required @Wording("机构代码") String office,
        @Required @Wording("被调查学校标识码") String school,
        @Required @Wording("标题") String title,
        @Required @Wording("调查对象") Audience audience,
        @Wording("作答方式") Admission admission,
        @Required @Wording("题目") List<Question> questions,
        @Required @Wording("开始日期") LocalDate opensOn,
        @Required @Wording("截止日期") LocalDate closesOn)
        implements SurveyCommand {

    public OpenSurvey {
        admission = admission == null ? Admission.BALLOT : admission;
    }
}
