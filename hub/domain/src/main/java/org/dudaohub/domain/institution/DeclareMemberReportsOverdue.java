package org.dudaohub.domain.institution;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks which member units have not reported on a year in time; sent by the deadline watch as often as it likes. */
@Wording("认定年度履职报告逾期")
public record DeclareMemberReportsOverdue(
        @Required @Wording("督导委员会代码") String committee,
        @Wording("年度") int year) implements InstitutionCommand {

    @Override
    public String stream() {
        return "committee:" + committee;
    }
}
