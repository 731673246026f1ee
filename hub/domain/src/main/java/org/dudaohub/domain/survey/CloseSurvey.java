package org.dudaohub.domain.survey;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a survey and counts it. */
@Wording("结束问卷调查")
@SentBy(Role.OFFICE)
public record CloseSurvey(
        @Required @Wording("问卷编号") String survey,
        @Required @Wording("结束日期") LocalDate closedOn) implements SurveyCommand {}
