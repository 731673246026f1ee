package org.dudaohub.simulators.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** The body of {@code POST /cgi-bin/message/template/send}, as far as the simulator looks at it. */
record TemplateMessage(
        @JsonProperty("touser") String openId,
        @JsonProperty("template_id") String templateId,
        @JsonProperty("client_msg_id") String clientMsgId,
        Map<String, Field> data) {

    record Field(String value) {}
}
