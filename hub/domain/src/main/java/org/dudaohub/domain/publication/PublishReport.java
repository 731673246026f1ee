package org.dudaohub.domain.publication;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Publishes the report of an inspection, once its opinion is issued. */
@Wording("公开督导报告")
@SentBy(Role.OFFICE)
public record PublishReport(
        @Required @Wording("督导编号") String report,
        @Required @Wording("公开载体") List<Channel> channels,
        @Required @Wording("公开标题") String title,
        @Wording("公开地址") String address,
        @Required @Wording("公开日期") LocalDate publishedOn)
        implements PublicationCommand {

    @Override
    public String stream() {
        return "inspection:" + report;
    }
}
