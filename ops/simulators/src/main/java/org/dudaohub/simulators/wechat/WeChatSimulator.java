package org.dudaohub.simulators.wechat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** A WeChat server on a port of this machine, in a test's own process or as a process of its own. */
public final class WeChatSimulator implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final AccountState account;

    private WeChatSimulator(ServletWebServerApplicationContext context) {
        this.context = context;
        this.account = context.getBean(AccountState.class);
    }

    /** @param port 0 takes a free one */
    public static WeChatSimulator start(WeChatAccount account, int port) {
        return new WeChatSimulator(run(
                context -> ((GenericApplicationContext) context)
                        .registerBean(AccountState.class, () -> new AccountState(account)),
                port));
    }

    /**
     * Takes {@code --server.port}, {@code --simulator.app-id}, {@code --simulator.secret}, {@code --simulator.templates} and
     * {@code --simulator.followers} (lists with commas).
     */
    public static void main(String[] arguments) {
        run(WeChatSimulator::registerConfigured, 8090, arguments);
    }

    /** What to give the hub as WeChat's host; without a slash at its end. */
    public URI url() {
        return URI.create("http://localhost:" + context.getWebServer().getPort());
    }

    /** What was delivered, oldest first. */
    public List<ReceivedMessage> messages() {
        return account.messages();
    }

    public void follow(String openId) {
        account.follow(openId);
    }

    /** Sending to this openid answers 43004 from now on. */
    public void unfollow(String openId) {
        account.unfollow(openId);
    }

    /** Sending to this openid answers the code so many times, then goes on as usual. */
    public void answer(String openId, int code, int times) {
        account.answer(openId, code, times);
    }

    /** Every token given so far answers 42001. */
    public void expireTokens() {
        account.expireTokens();
    }

    /** Every token given so far answers 40001. */
    public void revokeTokens() {
        account.revokeTokens();
    }

    @Override
    public void close() {
        context.close();
    }

    private static void registerConfigured(ConfigurableApplicationContext context) {
        Environment given = context.getEnvironment();
        WeChatAccount account = new WeChatAccount(
                given.getProperty("simulator.app-id", "wx-simulator"),
                given.getProperty("simulator.secret", "simulator-secret"),
                list(given, "simulator.templates"),
                list(given, "simulator.followers"));
        ((GenericApplicationContext) context).registerBean(AccountState.class, () -> new AccountState(account));
    }

    private static HashSet<String> list(Environment given, String name) {
        return new HashSet<>(List.of(given.getProperty(name, String[].class, new String[0])));
    }

    private static ServletWebServerApplicationContext run(
            ApplicationContextInitializer<ConfigurableApplicationContext> state, int port, String... arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(state);
        // A name of its own, so that it never picks up the configuration of a node on the same class path.
        application.setDefaultProperties(
                Map.of("spring.config.name", "wechat-simulator", "server.port", port, "spring.jmx.enabled", false));
        return (ServletWebServerApplicationContext) application.run(arguments);
    }

    /** Only what an HTTP server needs: nothing else that happens to be on the class path may start. */
    @Configuration(proxyBeanMethods = false)
    @Import(WeChatEndpoints.class)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Application {}
}
