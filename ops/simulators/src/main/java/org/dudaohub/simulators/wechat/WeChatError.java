package org.dudaohub.simulators.wechat;

/** The codes that WeChat answers with, and its words for them. */
enum WeChatError {
    BUSY(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_TEMPLATE(40037, "invalid template_id"),
    INVALID_SECRET(40125, "invalid appsecret"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    NOT_FOLLOWING(43004, "require subscribe"),
    REFUSED(43101, "user refuse to accept the msg"),
    QUOTA(45009, "reach max api daily quota limit"),
    INVALID_ARGUMENT(47003, "argument invalid!");

    private final int code;
    private final String message;

    WeChatError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    static String messageOf(int code) {
        for (WeChatError error : values()) {
            if (error.code == code) {
                return error.message;
            }
        }
        return "error " + code;
    }
}
