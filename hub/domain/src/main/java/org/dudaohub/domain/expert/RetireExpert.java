package org.dudaohub.domain.expert;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes somebody out of the pool, as when it is renewed 换届. */
@Wording("专家退出")
@SentBy(Role.OFFICE)
public record RetireExpert(
        @Required @Wording("专家编号") String expert,
        @Required @Wording("退出原因") String reason,
        @Required @Wording("退出日期") LocalDate retiredOn)
        implements ExpertCommand {

    @Override
    public String stream() {
        return "expert:" + expert;
    }
}
