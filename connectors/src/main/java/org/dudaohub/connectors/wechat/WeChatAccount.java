package org.dudaohub.connectors.wechat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.support.RetryTemplate;

/** Sends template messages, again and again where it may help. */
final class WeChatAccount {

    private final WxMpService weChat;
    private final RetryTemplate retry;

    WeChatAccount(WxMpService weChat, RetryTemplate retry) {
        this.weChat = weChat;
        this.retry = retry;
    }

    /**
     * @return the id that WeChat gave the message
     * @throws WeChatFailure when WeChat refused it for good, or was not to be had within the limit of attempts
     */
    String send(DueNotice notice, String templateId, String openId) throws WeChatFailure {
        WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                .toUser(openId)
                .templateId(templateId)
                .clientMsgId(clientMsgId(notice))
                .data(TemplateFields.of(notice))
                .build();
        return retry.<String, WeChatFailure>execute(attempt -> post(message));
    }

    private String post(WxMpTemplateMessage message) throws WeChatFailure {
        try {
            return weChat.getTemplateMsgService().sendTemplateMsg(message);
        } catch (WxErrorException answer) {
            throw unlessStopped(WeChatFailure.of(answer));
        } catch (RuntimeException failure) {
            throw unlessStopped(WeChatFailure.of(failure));
        }
    }

    /** An attempt that the node's stop broke off says nothing about WeChat. */
    private static WeChatFailure unlessStopped(WeChatFailure failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new BackOffInterruptedException("stopped while sending a notice", failure);
        }
        return failure;
    }

    /** 32 characters, the same for the same notice: WeChat delivers it once, even if it was sent before a crash. */
    private static String clientMsgId(DueNotice notice) {
        return UUID.nameUUIDFromBytes(notice.id().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
