package org.dudaohub.domain.notice;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school says that it has read a notice in its inbox, so that nobody need phone it. */
@Wording("已阅站内通知")
@SentBy(Role.SCHOOL)
public record ReadNotice(
        @Required @Wording("通知编号") String notice,
        @Required @Wording("学校标识码") String school) implements NoticeCommand, SchoolCommand {

    @Override
    public String stream() {
        return "notice:" + notice;
    }
}
