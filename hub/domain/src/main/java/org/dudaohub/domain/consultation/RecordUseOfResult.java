package org.dudaohub.domain.consultation;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Records what the department decided and whether it followed the advice. */
@Wording("记录结果运用")
@SentBy(Role.OFFICE)
public record RecordUseOfResult(
        @Required @Wording("查阅编号") String consultation,
        @Wording("采纳督导意见") boolean followed,
        @Required @Wording("决定") String decision,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements ConsultationCommand {

    @Override
    public String stream() {
        return "consultation:" + consultation;
    }
}
