package org.dudaohub.connectors.partner;

/** What a partner's credentials may hold. */
public enum Secret {
    /** Our password with the partner: SFTP, basic authentication, AMQP, mail. */
    PASSWORD("password", "密码"),
    /** Our private SSH key, PEM. */
    PRIVATE_KEY("privateKey", "SSH私钥"),
    /** A token that we show to the partner. */
    TOKEN("token", "访问令牌"),
    /** The key with which bodies are signed, both ways. */
    HMAC_KEY("hmacKey", "签名密钥"),
    CLIENT_SECRET("clientSecret", "OAuth2客户端密钥"),
    /** The partner's password with us: it posts as {@code partner:password}. */
    INBOUND_PASSWORD("inboundPassword", "对方登录密码");

    private final String key;
    private final String label;

    Secret(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }
}
