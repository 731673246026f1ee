package org.dudaohub.simulators.wechat;

import java.util.Map;

/**
 * A template message that WeChat would have delivered.
 *
 * @param msgId the id that the sender got
 * @param clientMsgId the sender's own id; null if it gave none
 * @param data the fields' values by their names in the template
 * @param requests how often it was sent: more than 1 if {@code clientMsgId} was repeated
 */
public record ReceivedMessage(
        long msgId, String openId, String templateId, String clientMsgId, Map<String, String> data, int requests) {

    ReceivedMessage requestedAgain() {
        return new ReceivedMessage(msgId, openId, templateId, clientMsgId, data, requests + 1);
    }
}
