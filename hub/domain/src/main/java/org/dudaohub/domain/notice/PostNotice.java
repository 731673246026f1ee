package org.dudaohub.domain.notice;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Puts a notice that WeChat did not deliver, or where there is no WeChat, into the school's inbox on the console. What is
 * already there, or was delivered, changes nothing.
 *
 * @param kind such as {@code RECTIFICATION_ORDERED}
 * @param about id of what it is about, such as a rectification case
 * @param person id of the principal, empty if none is named
 * @param matter what it says, in as many characters as people wrote
 * @param deadline by when the school has to act; null if there is no such day
 */
@Wording("通知转站内")
public record PostNotice(
        @Required @Wording("通知编号") String notice,
        @Required @Wording("学校标识码") String school,
        @Wording("负责人编号") String person,
        @Required @Wording("通知种类") String kind,
        @Required @Wording("事项") String about,
        @Wording("内容") String matter,
        @Wording("期限") LocalDate deadline)
        implements NoticeCommand {

    @Override
    public String stream() {
        return "notice:" + notice;
    }
}
