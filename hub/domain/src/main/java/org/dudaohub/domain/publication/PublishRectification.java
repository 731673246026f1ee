package org.dudaohub.domain.publication;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school, or the office for it, makes public what was rectified. */
@Wording("公开整改情况")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record PublishRectification(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("公开载体") List<Channel> channels,
        @Required @Wording("公开标题") String title,
        @Wording("公开地址") String address,
        @Required @Wording("公开日期") LocalDate publishedOn)
        implements PublicationCommand, SchoolCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
