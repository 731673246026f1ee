package org.dudaohub.simulators.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

class WeChatSimulatorTest {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private WeChatSimulator simulator;
    private RestClient client;

    @BeforeEach
    void start() {
        simulator = WeChatSimulator.start(
                new WeChatAccount("wx1", "secret", Set.of("TPL"), Set.of("openid-1", "openid-2")), 0);
        client = RestClient.create(simulator.url().toString());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_good_message_is_delivered_and_listed() {
        assertThat(send(token(), "openid-1", "TPL", "整改通知", "m1")).containsEntry("errcode", 0);
        assertThat(client.get().uri("/_simulator/messages").retrieve().body(ReceivedMessage[].class))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.openId()).isEqualTo("openid-1");
                    assertThat(message.data()).containsEntry("thing1", "整改通知");
                });
    }

    @Test
    void the_same_client_msg_id_is_delivered_once() {
        String token = token();
        Object first = send(token, "openid-1", "TPL", "整改通知", "m1").get("msgid");
        assertThat(send(token, "openid-1", "TPL", "整改通知", "m1")).containsEntry("msgid", first);
        assertThat(simulator.messages())
                .singleElement()
                .extracting(ReceivedMessage::requests)
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} / {1} / {2} answers {3}")
    @CsvSource({
        "stranger, TPL, 通知, 40003",
        "openid-1, OTHER, 通知, 40037",
        "openid-1, TPL, 一二三四五六七八九十一二三四五六七八九十一, 47003",
        "openid-1, TPL, '两行\n文字', 47003"
    })
    void what_wechat_would_not_take_is_refused(String openId, String template, String value, int code) {
        assertThat(send(token(), openId, template, value, "m1")).containsEntry("errcode", code);
        assertThat(simulator.messages()).isEmpty();
    }

    @Test
    void a_user_who_left_is_not_following() {
        simulator.unfollow("openid-1");
        assertThat(send(token(), "openid-1", "TPL", "通知", "m1")).containsEntry("errcode", 43004);
    }

    @Test
    void an_openid_answers_a_told_code_as_often_as_told() {
        client.put()
                .uri("/_simulator/answers/openid-2")
                .body(Map.of("code", -1, "times", 2))
                .retrieve()
                .toBodilessEntity();
        String token = token();
        assertThat(send(token, "openid-2", "TPL", "通知", "m1")).containsEntry("errcode", -1);
        assertThat(send(token, "openid-2", "TPL", "通知", "m1")).containsEntry("errcode", -1);
        assertThat(send(token, "openid-2", "TPL", "通知", "m1")).containsEntry("errcode", 0);
    }

    @Test
    void tokens_are_checked_and_expire() {
        assertThat(send("made-up", "openid-1", "TPL", "通知", "m1")).containsEntry("errcode", 40001);
        String token = token();
        simulator.expireTokens();
        assertThat(send(token, "openid-1", "TPL", "通知", "m1")).containsEntry("errcode", 42001);
        assertThat(token()).isNotEqualTo(token);
    }

    @Test
    void a_wrong_secret_gets_no_token() {
        assertThat(client.get()
                        .uri("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=wrong")
                        .retrieve()
                        .body(JSON))
                .containsEntry("errcode", 40125);
    }

    private String token() {
        return (String) client.post()
                .uri("/cgi-bin/stable_token")
                .body(Map.of("grant_type", "client_credential", "appid", "wx1", "secret", "secret"))
                .retrieve()
                .body(JSON)
                .get("access_token");
    }

    private Map<String, Object> send(String token, String openId, String template, String value, String clientMsgId) {
        return client.post()
                .uri("/cgi-bin/message/template/send?access_token={token}", token)
                .body(Map.of(
                        "touser", openId,
                        "template_id", template,
                        "client_msg_id", clientMsgId,
                        "data", Map.of("thing1", Map.of("value", value))))
                .retrieve()
                .body(JSON);
    }
}
