package org.dudaohub.domain.bulletin;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Sends a piece of news to the superior portal.
 *
 * @param bulletin number of the piece, unique in the office and year
 * @param portal where it is sent, such as 省教育督导门户网
 */
@Wording("报送信息")
@SentBy(Role.OFFICE)
public record SubmitBulletin(
        @Required @Wording("信息编号") String bulletin,
        @Required @Wording("机构代码") String office,
        @Required @Wording("标题") String title,
        @Required @Wording("内容") String content,
        @Required @Wording("报送平台") String portal,
        @Required @Wording("报送日期") LocalDate submittedOn)
        implements BulletinCommand {

    @Override
    public String stream() {
        return BulletinYear.streamOf(office, submittedOn == null ? null : submittedOn.getYear());
    }
}
