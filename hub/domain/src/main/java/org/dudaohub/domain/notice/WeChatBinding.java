package org.dudaohub.domain.notice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.domain.organization.OrganizationRegister;

/** Which WeChat account stands for a school. A later binding replaces the earlier one. */
public class WeChatBinding {

    @AggregateIdentifier
    private String stream;

    WeChatBinding() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(BindWeChat command, OrganizationRegister register) {
        return firstRefusal(
                        present("学校标识码", command.school()),
                        present("负责人编号", command.person()),
                        present("微信openid", command.openId()),
                        present("绑定日期", command.boundOn()),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    apply(new WeChatBound(command.school(), command.person(), command.openId(), command.boundOn()));
                    return Outcome.accepted(command.school());
                });
    }

    @EventSourcingHandler
    void on(WeChatBound event) {
        stream = "wechat:" + event.school();
    }
}
