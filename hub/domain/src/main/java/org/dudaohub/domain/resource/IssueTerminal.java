package org.dudaohub.domain.resource;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Hands a mobile terminal 工作移动终端 to an inspector. */
@Wording("发放移动终端")
@SentBy(Role.OFFICE)
public record IssueTerminal(
        @Required @Wording("终端编号") String terminal,
        @Required @Wording("机构代码") String office,
        @Required @Wording("型号") String model,
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("发放日期") LocalDate issuedOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "terminal:" + terminal;
    }
}
