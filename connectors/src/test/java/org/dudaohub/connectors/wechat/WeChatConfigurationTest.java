package org.dudaohub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WeChatConfigurationTest {

    @TempDir
    Path data;

    @Test
    void a_node_without_an_account_posts_its_notices_and_needs_nothing_for_it() {
        node().run(context -> assertThat(context).hasSingleBean(Notifier.class).hasSingleBean(NoticeFold.class));
    }

    @Test
    void a_node_with_an_account_sends_notices() {
        node().withPropertyValues(
                        "dudao.wechat.enabled=true",
                        "dudao.wechat.app-id=wx1",
                        "dudao.wechat.secret=s",
                        "dudao.wechat.template-ids.RECTIFICATION_ORDERED=T1",
                        "dudao.wechat.template-ids.rectification-returned=T2",
                        "dudao.wechat.template-ids.RECTIFICATION_OVERDUE=T3")
                .run(context -> assertThat(context).hasSingleBean(Notifier.class));
    }

    @Test
    void an_account_without_a_template_for_each_kind_is_an_error_that_names_it() {
        node().withPropertyValues(
                        "dudao.wechat.enabled=true",
                        "dudao.wechat.app-id=wx1",
                        "dudao.wechat.secret=s",
                        "dudao.wechat.template-ids.RECTIFICATION_ORDERED=T1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("dudao.wechat.enabled needs dudao.wechat.template-ids.RECTIFICATION_RETURNED"));
    }

    private ApplicationContextRunner node() {
        return new ApplicationContextRunner()
                .withUserConfiguration(WeChatConfiguration.class)
                .withBean(Clock.class, Clock::systemDefaultZone)
                .withBean(CommandGateway.class, () -> mock(CommandGateway.class))
                .withBean(EventStore.class, () -> mock(EventStore.class))
                .withBean(KeyVault.class, () -> KeyVault.open(data.resolve("keys.db")));
    }
}
