package org.dudaohub.domain.notice;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.dudaohub.domain.SealedText;

/** Binds the principal's WeChat account to the school. */
public record BindWeChat(
        @TargetAggregateIdentifier String binding, String school, String person, SealedText openId, LocalDate boundOn) {}
