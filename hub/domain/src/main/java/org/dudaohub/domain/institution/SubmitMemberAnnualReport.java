package org.dudaohub.domain.institution;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Hands in a member unit's report on its duties in a year. */
@Wording("提交成员单位年度履职报告")
@SentBy(Role.OFFICE)
public record SubmitMemberAnnualReport(
        @Required @Wording("督导委员会代码") String committee,
        @Required @Wording("成员单位代码") String unit,
        @Wording("年度") int year,
        @Required @Wording("履职情况") String summary,
        @Required @Wording("报送日期") LocalDate submittedOn)
        implements InstitutionCommand {

    @Override
    public String stream() {
        return "committee:" + committee;
    }
}
