package org.dudaohub.domain.notice;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.dudaohub.domain.SealedText;

/** Binds the principal's WeChat account to the school. */
public record BindWeChat(String school, String person, SealedText openId, LocalDate boundOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return "wechat:" + school;
    }
}
