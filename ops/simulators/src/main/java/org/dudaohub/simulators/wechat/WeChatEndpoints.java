package org.dudaohub.simulators.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** WeChat's own paths, and under {@code /_simulator} those that tell the simulator what to play. */
@RestController
class WeChatEndpoints {

    private static final int TOKEN_SECONDS = 7200;

    private final AccountState account;

    WeChatEndpoints(AccountState account) {
        this.account = account;
    }

    record StableTokenRequest(
            @JsonProperty("appid") String appId,
            String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {}

    /** @param times how often the openid gets this code before it is served again */
    record ToldAnswer(int code, int times) {}

    @GetMapping("/cgi-bin/token")
    Map<String, Object> token(@RequestParam("appid") String appId, @RequestParam String secret) {
        return tokenFor(appId, secret, account::issueToken);
    }

    @PostMapping("/cgi-bin/stable_token")
    Map<String, Object> stableToken(@RequestBody StableTokenRequest request) {
        return tokenFor(request.appId(), request.secret(), () -> account.stableToken(request.forceRefresh()));
    }

    @PostMapping("/cgi-bin/message/template/send")
    Map<String, Object> send(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody TemplateMessage message) {
        return switch (account.send(token, message)) {
            case AccountState.Sent.Delivered(long msgId) -> Map.of("errcode", 0, "errmsg", "ok", "msgid", msgId);
            case AccountState.Sent.Failed(int code, String text) -> error(code, text);
        };
    }

    @GetMapping("/_simulator/messages")
    List<ReceivedMessage> messages() {
        return account.messages();
    }

    @PutMapping("/_simulator/followers/{openId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(@PathVariable String openId) {
        account.follow(openId);
    }

    @DeleteMapping("/_simulator/followers/{openId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@PathVariable String openId) {
        account.unfollow(openId);
    }

    @PutMapping("/_simulator/answers/{openId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String openId, @RequestBody ToldAnswer answer) {
        account.answer(openId, answer.code(), answer.times());
    }

    @PostMapping("/_simulator/tokens/expiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expireTokens() {
        account.expireTokens();
    }

    private Map<String, Object> tokenFor(String appId, String secret, Supplier<String> token) {
        return account.checkCredentials(appId, secret)
                .map(refused -> error(refused.code(), refused.message()))
                .orElseGet(() -> Map.of("access_token", token.get(), "expires_in", TOKEN_SECONDS));
    }

    private static Map<String, Object> error(int code, String message) {
        return Map.of("errcode", code, "errmsg", message);
    }
}
