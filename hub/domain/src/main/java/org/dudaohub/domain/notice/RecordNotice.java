package org.dudaohub.domain.notice;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Keeps what became of a notice; a second outcome for the same notice changes nothing. */
@Wording("记录通知结果")
public record RecordNotice(
        @Required @Wording("通知编号") String notice,
        @Wording("结果") NoticeEvent outcome) implements NoticeCommand {

    @Override
    public String stream() {
        return "notice:" + notice;
    }
}
