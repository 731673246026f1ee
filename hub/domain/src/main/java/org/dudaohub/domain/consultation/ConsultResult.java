package org.dudaohub.domain.consultation;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Records that a department looked up a school's supervision file before a decision, and what the office advised.
 *
 * @param department who asks, such as 组织人事科
 * @param opinion the office's advice 督导机构意见
 */
@Wording("查阅督导结果")
@SentBy(Role.OFFICE)
public record ConsultResult(
        @Required @Wording("查阅编号") String consultation,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("查阅部门") String department,
        @Required @Wording("用途") ConsultationPurpose purpose,
        @Required @Wording("拟办事项") String matter,
        @Required @Wording("督导机构意见") String opinion,
        @Required @Wording("查阅日期") LocalDate consultedOn)
        implements ConsultationCommand {

    @Override
    public String stream() {
        return "consultation:" + consultation;
    }
}
