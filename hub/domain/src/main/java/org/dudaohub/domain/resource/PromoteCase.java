package org.dudaohub.domain.resource;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Makes a collected case known.
 *
 * @param medium where, such as 官方网站
 */
@Wording("推介典型案例")
@SentBy(Role.OFFICE)
public record PromoteCase(
        @Required @Wording("案例编号") String typicalCase,
        @Required @Wording("推介载体") String medium,
        @Required @Wording("推介日期") LocalDate promotedOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "case:" + typicalCase;
    }
}
