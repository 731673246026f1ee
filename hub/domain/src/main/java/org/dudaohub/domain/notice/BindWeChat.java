package org.dudaohub.domain.notice;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Binds the principal's WeChat account to the school. */
@Wording("绑定微信")
@SentBy(Role.OFFICE)
public record BindWeChat(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("负责人编号") String person,
        @Required @Wording("微信openid") SealedText openId,
        @Required @Wording("绑定日期") LocalDate boundOn)
        implements NoticeCommand {

    @Override
    public String stream() {
        return "wechat:" + school;
    }
}
