package org.dudaohub.server.partners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Declarations to begin with. */
enum Example {
    FOLDER("监视文件夹"),
    SFTP("SFTP"),
    POLL("REST接口（我方取）"),
    RECEIVE("REST接口（对方报）"),
    PUSH("REST推送"),
    AMQP("消息队列"),
    MAIL("电子邮件");

    private final String label;

    Example(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    String declaration() {
        String file = "/partners/" + name().toLowerCase(Locale.ROOT) + ".json";
        try (var text = Example.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("this program lacks " + file, broken);
        }
    }
}
