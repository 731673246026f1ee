package org.dudaohub.connectors.wechat;

/** What a notice is for; each kind has a template of its own in the Official Account. */
public enum NoticeKind {
    RECTIFICATION_ORDERED("整改通知"),
    RECTIFICATION_RETURNED("整改退回通知"),
    RECTIFICATION_OVERDUE("整改逾期提醒");

    private final String title;

    NoticeKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
