package org.dudaohub.domain.bulletin;

import java.time.LocalDate;
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
        @Wording("信息编号") String bulletin,
        @Wording("机构代码") String office,
        @Wording("标题") String title,
        @Wording("内容") String content,
        @Wording("报送平台") String portal,
        @Wording("报送日期") LocalDate submittedOn)
        implements BulletinCommand {

    @Override
    public String stream() {
        return BulletinYear.streamOf(office, submittedOn == null ? null : submittedOn.getYear());
    }
}
