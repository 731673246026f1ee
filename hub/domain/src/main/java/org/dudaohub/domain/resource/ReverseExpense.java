package org.dudaohub.domain.resource;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes an expense back that was recorded wrongly; the record stays. */
@Wording("冲销督导经费支出")
@SentBy(Role.OFFICE)
public record ReverseExpense(
        @Required @Wording("支出编号") String expense,
        @Required @Wording("冲销原因") String reason,
        @Required @Wording("冲销日期") LocalDate reversedOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "expense:" + expense;
    }
}
