package org.dudaohub.domain.institution;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether the year's end is near enough to remind member units of their reports; sent by the deadline watch as often
 * as it likes.
 */
@Wording("提醒报送年度履职报告")
public record RemindOfMemberReports(
        @Required @Wording("督导委员会代码") String committee,
        @Wording("年度") int year) implements InstitutionCommand {

    @Override
    public String stream() {
        return "committee:" + committee;
    }
}
