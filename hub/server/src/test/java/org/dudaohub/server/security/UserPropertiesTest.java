package org.dudaohub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** A node starts with logins only of which it is clear whose they are. */
class UserPropertiesTest {

    @Test
    void each_inspectors_login_names_its_inspector() {
        start(inspector("dx1", "DX01"), inspector("dx2", "DX02"))
                .run(node -> assertThat(node)
                        .getBean(UserProperties.class)
                        .extracting(configured ->
                                configured.users().getLast().toUser("office").inspector())
                        .isEqualTo("DX02"));
    }

    @Test
    void a_login_of_an_inspector_without_a_number_stops_the_start() {
        start(inspector("dx1", "DX01"), inspector("dx2", ""))
                .run(node -> assertThat(node)
                        .getFailure()
                        .hasStackTraceContaining("on field 'users[1].boundToItsInspector'")
                        .hasStackTraceContaining(
                                "INSPECTOR 账号必须设置 inspector（本人在督学名册中的督学编号），如 inspector: \"DX99012301\""));
    }

    @Test
    void a_number_that_another_login_has_stops_the_start() {
        start(inspector("dx1", "DX01"), inspector("dx2", "DX01"))
                .run(node ->
                        assertThat(node).getFailure().hasStackTraceContaining("账号 dx1 与 dx2 的 inspector（督学编号）都是 DX01"));
    }

    @Test
    void a_number_at_a_login_of_somebody_else_stops_the_start_instead_of_meaning_nothing() {
        start(new String[] {"name=staff", "role=OFFICE", "inspector=DX01"})
                .run(node -> assertThat(node).getFailure().hasStackTraceContaining("其他账号不得设置"));
    }

    private static String[] inspector(String login, String number) {
        return new String[] {"name=" + login, "role=INSPECTOR", "inspector=" + number};
    }

    private static ApplicationContextRunner start(String[]... users) {
        ApplicationContextRunner node = new ApplicationContextRunner().withUserConfiguration(Configured.class);
        for (int n = 0; n < users.length; n++) {
            String user = "dudao.users[" + n + "].";
            node = node.withPropertyValues(user + "password={bcrypt}$2a$04$x")
                    .withPropertyValues(
                            Stream.of(users[n]).map(setting -> user + setting).toArray(String[]::new));
        }
        return node;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(UserProperties.class)
    static class Configured {}
}
