package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Issues the opinion 督导意见书. Each demand opens a rectification case in the same commit; without any the inspection ends
 * here.
 *
 * @param answerToDefence what became of the defence; needed where there was one
 * @param department code of the department that has to see to the rectification, may be empty
 */
@Wording("印发督导意见书")
@SentBy(Role.OFFICE)
public record IssueOpinion(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("督导评价") String evaluation,
        @Wording("申辩采纳情况") String answerToDefence,
        @Wording("主管部门代码") String department,
        @Wording("整改要求") List<Demand> demands,
        @Required @Wording("印发日期") LocalDate issuedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
