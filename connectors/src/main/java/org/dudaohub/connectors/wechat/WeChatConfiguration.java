package org.dudaohub.connectors.wechat;

import java.time.Clock;
import java.util.Optional;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.support.RetryTemplate;

/**
 * Notices: by WeChat where {@code dudao.wechat.enabled}, else, and where WeChat refuses, in the school's inbox. Needs Axon, a
 * clock and the key vault as beans.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WeChatProperties.class)
public class WeChatConfiguration {

    @Bean
    Notices notices() {
        return new Notices();
    }

    @Bean
    NoticeFold noticeFold(Notices notices) {
        return new NoticeFold(notices);
    }

    @Bean
    Notifier notifier(
            Notices notices,
            WeChatProperties properties,
            CommandGateway commands,
            EventStore events,
            KeyVault vault,
            Clock clock) {
        Optional<WeChatAccount> account = properties.enabled()
                ? Optional.of(new WeChatAccount(weChat(properties), retry(properties)))
                : Optional.empty();
        return new Notifier(notices, account, properties, commands, events, vault, clock);
    }

    private static WxMpService weChat(WeChatProperties properties) {
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(properties.appId());
        config.setSecret(properties.secret());
        config.useStableAccessToken(true);
        config.setHostConfig(new WxMpHostConfig(properties.host(), properties.host(), properties.host()));
        WxMpService service = new WxMpServiceImpl();
        service.setWxMpConfigStorage(config);
        // The SDK logs each message that fails, openid and all. Notifier says what failed without naming anyone.
        LoggingSystem.get(WeChatConfiguration.class.getClassLoader()).setLogLevel("me.chanjar.weixin", LogLevel.OFF);
        // The retries are ours: the SDK's own know only the code -1 and sleep without a limit.
        service.setMaxRetryTimes(0);
        return service;
    }

    private static RetryTemplate retry(WeChatProperties properties) {
        return RetryTemplate.builder()
                .maxAttempts(properties.attempts())
                .exponentialBackoff(properties.firstPause(), 2, properties.longestPause())
                .retryOn(failure -> failure instanceof WeChatFailure weChat && weChat.isPassing())
                .build();
    }
}
