package org.dudaohub.domain.special;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Reports on the theme as a whole; every school has its own report besides. */
@Wording("形成专项督导报告")
@SentBy(Role.OFFICE)
public record IssueSpecialReport(
        @Required @Wording("专项督导编号") String special,
        @Required @Wording("督导报告") String summary,
        @Wording("存在问题") String problems,
        @Required @Wording("印发日期") LocalDate issuedOn)
        implements SpecialCommand {

    @Override
    public String stream() {
        return "special:" + special;
    }
}
