package org.dudaohub.simulators.wechat;

import java.util.Set;

/**
 * The Official Account that the simulator plays.
 *
 * @param templates ids of the templates that the account holds
 * @param followers openids that follow the account from the start
 */
public record WeChatAccount(String appId, String secret, Set<String> templates, Set<String> followers) {

    public WeChatAccount {
        templates = Set.copyOf(templates);
        followers = Set.copyOf(followers);
    }
}
