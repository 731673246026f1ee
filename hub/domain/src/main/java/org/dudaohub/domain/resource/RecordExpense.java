package org.dudaohub.domain.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Records an expense out of the office's supervision budget.
 *
 * @param amount in yuan, at most two decimals
 * @param payee number of the inspector who is paid, or the name of whoever else
 */
@Wording("登记督导经费支出")
@SentBy(Role.OFFICE)
public record RecordExpense(
        @Required @Wording("支出编号") String expense,
        @Required @Wording("机构代码") String office,
        @Required @Wording("支出类别") ExpenseKind kind,
        @Required @Wording("金额（元）") BigDecimal amount,
        @Required @Wording("收款人") String payee,
        @Required @Wording("用途") String purpose,
        @Required @Wording("支出日期") LocalDate spentOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "expense:" + expense;
    }
}
