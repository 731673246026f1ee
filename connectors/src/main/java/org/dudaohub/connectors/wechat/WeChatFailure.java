package org.dudaohub.connectors.wechat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;

/** WeChat did not take a message. The SDK knows only some of the codes, so they are explained here. */
final class WeChatFailure extends Exception {

    private static final String BUSY = "-1";
    private static final String NETWORK = "NETWORK";
    private static final String UNREADABLE = "UNREADABLE";

    /** May be different in a while: busy, out of quota, a token that other nodes refreshed, no way to WeChat. */
    private static final Set<String> PASSING = Set.of(BUSY, "40001", "40014", "42001", "45009", NETWORK, UNREADABLE);

    private static final Map<String, String> EXPLANATIONS = Map.ofEntries(
            Map.entry(BUSY, "微信系统繁忙，多次重试仍未成功"),
            Map.entry("40001", "公众号调用凭据无效，请检查AppSecret"),
            Map.entry("40003", "openid不属于本公众号，请负责人重新绑定微信"),
            Map.entry("40013", "公众号AppID不正确，请检查配置"),
            Map.entry("40014", "公众号调用凭据不合法，请检查配置"),
            Map.entry("40037", "消息模板编号不正确，请检查配置"),
            Map.entry("40125", "公众号AppSecret不正确，请检查配置"),
            Map.entry("40164", "本机IP地址不在公众号的白名单中"),
            Map.entry("42001", "公众号调用凭据已过期，刷新后仍未成功"),
            Map.entry("43004", "负责人未关注公众号"),
            Map.entry("43101", "负责人拒收公众号消息，或订阅次数已用完"),
            Map.entry("45009", "公众号当日发送量已用完"),
            Map.entry("47003", "消息字段的内容不符合模板要求"),
            Map.entry("48001", "公众号没有发送模板消息的权限"),
            Map.entry(NETWORK, "连接微信服务器失败，多次重试仍未成功"),
            Map.entry(UNREADABLE, "微信服务器的应答无法识别"));

    private final String code;

    private WeChatFailure(String code, String explanation, Throwable cause) {
        super(explanation, cause);
        this.code = code;
    }

    static WeChatFailure of(WxErrorException answer) {
        if (answer.getCause() instanceof IOException) {
            return of(NETWORK, "", answer);
        }
        WxError error = answer.getError();
        return of(Integer.toString(error.getErrorCode()), error.getErrorMsg(), answer);
    }

    /** The SDK says "busy" without its code, and whatever it cannot read, by unchecked exceptions. */
    static WeChatFailure of(RuntimeException failure) {
        if (failure.getCause() instanceof IOException) {
            return of(NETWORK, "", failure);
        }
        return of(failure instanceof WxRuntimeException ? BUSY : UNREADABLE, "", failure);
    }

    private static WeChatFailure of(String code, String message, Throwable cause) {
        return new WeChatFailure(code, EXPLANATIONS.getOrDefault(code, "微信返回错误%s：%s".formatted(code, message)), cause);
    }

    /** WeChat's own code, or a word of ours where WeChat gave none. */
    String code() {
        return code;
    }

    /** As a Chinese sentence. */
    String explanation() {
        return getMessage();
    }

    boolean isPassing() {
        return PASSING.contains(code);
    }
}
