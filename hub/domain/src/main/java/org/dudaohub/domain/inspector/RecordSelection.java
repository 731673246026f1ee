package org.dudaohub.domain.inspector;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Records the written examination and the interview 笔试、面试 and whether the nominee passed. */
@Wording("记录选聘考核")
@SentBy(Role.OFFICE)
public record RecordSelection(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("笔试成绩") BigDecimal written,
        @Required @Wording("面试成绩") BigDecimal interview,
        @Wording("考核通过") boolean passed,
        @Required @Wording("考核日期") LocalDate selectedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
