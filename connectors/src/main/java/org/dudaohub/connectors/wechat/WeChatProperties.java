package org.dudaohub.connectors.wechat;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Official Account and how it is used.
 *
 * @param enabled without it notices go to the schools' inboxes only, and nothing else is needed
 * @param host WeChat's, or a simulator's, such as {@code http://localhost:8090}
 * @param templateIds the account's template for each kind; a kind without one is an error
 * @param attempts how often a message is tried at most
 * @param firstPause between the first attempt and the second; each later pause is twice as long
 * @param longestPause no pause is longer
 * @param poll how often is looked for what is due
 */
@ConfigurationProperties("dudao.wechat")
public record WeChatProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("https://api.weixin.qq.com") String host,
        String appId,
        String secret,
        @DefaultValue Map<NoticeKind, String> templateIds,
        @DefaultValue("6") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("500ms") Duration poll) {

    public WeChatProperties {
        if (enabled) {
            if (appId == null || appId.isBlank() || secret == null || secret.isBlank()) {
                throw new IllegalArgumentException(
                        "dudao.wechat.enabled needs dudao.wechat.app-id and dudao.wechat.secret");
            }
            for (NoticeKind kind : NoticeKind.values()) {
                if (!templateIds.containsKey(kind)) {
                    throw new IllegalArgumentException("dudao.wechat.enabled needs dudao.wechat.template-ids." + kind);
                }
            }
        }
        // The SDK puts the path right behind it.
        host = host.replaceAll("/+$", "");
    }
}
