package org.dudaohub.domain.publication;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Publishes the report on a theme of special supervision. */
@Wording("公开专项督导报告")
@SentBy(Role.OFFICE)
public record PublishSpecialReport(
        @Required @Wording("专项督导编号") String report,
        @Required @Wording("公开载体") List<Channel> channels,
        @Required @Wording("公开标题") String title,
        @Wording("公开地址") String address,
        @Required @Wording("公开日期") LocalDate publishedOn)
        implements PublicationCommand {

    @Override
    public String stream() {
        return "special:" + report;
    }
}
