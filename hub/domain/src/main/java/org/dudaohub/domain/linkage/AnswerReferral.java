package org.dudaohub.domain.linkage;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Records what the department answered. */
@Wording("登记部门答复")
@SentBy(Role.OFFICE)
public record AnswerReferral(
        @Required @Wording("移送编号") String referral,
        @Required @Wording("处理结果") Answer answer,
        @Required @Wording("处理情况") String details,
        @Required @Wording("答复日期") LocalDate answeredOn)
        implements LinkageCommand {

    @Override
    public String stream() {
        return "referral:" + referral;
    }
}
