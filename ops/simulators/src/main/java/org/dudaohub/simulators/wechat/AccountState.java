package org.dudaohub.simulators.wechat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What the account knows and has received. One lock guards it all: the simulator need not be fast. */
final class AccountState {

    private static final int MOST_MESSAGES = 100_000;

    private final WeChatAccount account;
    private final Set<String> followers;
    private final Set<String> former = new HashSet<>();
    private final Set<String> validTokens = new HashSet<>();
    private final Set<String> expiredTokens = new HashSet<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<ReceivedMessage> messages = new ArrayList<>();
    private String stableToken;

    AccountState(WeChatAccount account) {
        this.account = account;
        this.followers = new HashSet<>(account.followers());
    }

    /** How sending went: an id, or an error. */
    sealed interface Sent {
        record Delivered(long msgId) implements Sent {}

        record Failed(int code, String message) implements Sent {}
    }

    private record Answer(int code, int times) {}

    Optional<WeChatError> checkCredentials(String appId, String secret) {
        if (!account.appId().equals(appId)) {
            return Optional.of(WeChatError.INVALID_APPID);
        }
        return account.secret().equals(secret) ? Optional.empty() : Optional.of(WeChatError.INVALID_SECRET);
    }

    synchronized String issueToken() {
        String token = "token-" + UUID.randomUUID();
        validTokens.add(token);
        return token;
    }

    /** The same token until it expires or the caller insists on another, as WeChat's stable_token does. */
    synchronized String stableToken(boolean forceRefresh) {
        if (forceRefresh || stableToken == null || !validTokens.contains(stableToken)) {
            stableToken = issueToken();
        }
        return stableToken;
    }

    synchronized void expireTokens() {
        expiredTokens.addAll(validTokens);
        validTokens.clear();
    }

    /** Forgets every token, as if the account's secret had been reset. */
    synchronized void revokeTokens() {
        validTokens.clear();
        expiredTokens.clear();
    }

    synchronized void follow(String openId) {
        followers.add(openId);
        former.remove(openId);
    }

    synchronized void unfollow(String openId) {
        followers.remove(openId);
        former.add(openId);
    }

    synchronized void answer(String openId, int code, int times) {
        answers.put(openId, new Answer(code, times));
    }

    synchronized List<ReceivedMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized Sent send(String token, TemplateMessage message) {
        if (expiredTokens.contains(token)) {
            return failed(WeChatError.TOKEN_EXPIRED);
        }
        if (!validTokens.contains(token)) {
            return failed(WeChatError.INVALID_CREDENTIAL);
        }
        Optional<Sent> told = toldAnswer(message.openId());
        if (told.isPresent()) {
            return told.get();
        }
        if (former.contains(message.openId())) {
            return failed(WeChatError.NOT_FOLLOWING);
        }
        if (!followers.contains(message.openId())) {
            return failed(WeChatError.INVALID_OPENID);
        }
        if (!account.templates().contains(message.templateId())) {
            return failed(WeChatError.INVALID_TEMPLATE);
        }
        Optional<Sent> badField = badField(message);
        return badField.orElseGet(() -> receive(message));
    }

    private Optional<Sent> toldAnswer(String openId) {
        Answer answer = answers.get(openId);
        if (answer == null) {
            return Optional.empty();
        }
        if (answer.times() <= 1) {
            answers.remove(openId);
        } else {
            answers.put(openId, new Answer(answer.code(), answer.times() - 1));
        }
        return Optional.of(new Sent.Failed(answer.code(), WeChatError.messageOf(answer.code())));
    }

    private static Optional<Sent> badField(TemplateMessage message) {
        if (message.data() == null || message.data().isEmpty()) {
            return Optional.of(failed(WeChatError.INVALID_ARGUMENT));
        }
        return message.data().entrySet().stream()
                .filter(field -> !FieldRules.allow(field.getKey(), field.getValue()))
                .findFirst()
                .map(field -> new Sent.Failed(
                        WeChatError.INVALID_ARGUMENT.code(),
                        WeChatError.INVALID_ARGUMENT.message() + " data." + field.getKey() + ".value invalid"));
    }

    private Sent receive(TemplateMessage message) {
        for (int i = 0; i < messages.size() && message.clientMsgId() != null; i++) {
            ReceivedMessage earlier = messages.get(i);
            if (message.clientMsgId().equals(earlier.clientMsgId())
                    && message.openId().equals(earlier.openId())) {
                messages.set(i, earlier.requestedAgain());
                return new Sent.Delivered(earlier.msgId());
            }
        }
        if (messages.size() == MOST_MESSAGES) {
            return failed(WeChatError.QUOTA);
        }
        long msgId = 3_000_000_000L + messages.size();
        Map<String, String> data = new TreeMap<>();
        message.data().forEach((name, field) -> data.put(name, field.value()));
        messages.add(
                new ReceivedMessage(msgId, message.openId(), message.templateId(), message.clientMsgId(), data, 1));
        return new Sent.Delivered(msgId);
    }

    private static Sent failed(WeChatError error) {
        return new Sent.Failed(error.code(), error.message());
    }
}
