package org.dudaohub.connectors.peer;

/** Why a message was not accepted. The names are part of the protocol: add, never rename. */
enum RefusalCode {
    UNREADABLE("消息无法识别：不是本协议规定的 CloudEvents 格式"),
    UNKNOWN_PEER("没有与该节点的交换协议"),
    UNDECIDED("交换协议的提议已收到，等待本节点答复"),
    BAD_SIGNATURE("签名与协议登记的公钥不符"),
    WRONG_RECIPIENT("消息不是发给本节点的"),
    UNKNOWN_EVENT("本节点尚不认识该事件类型或版本，升级后可继续接收"),
    FROM_THE_FUTURE("消息的记录时间晚于本节点时钟，请核对双方时钟；到时会自动接收"),
    CONFLICTING("同一序号此前已收到另一条内容不同的消息"),
    NOT_COVERED("交换协议没有约定接收该类事件或该机构的数据"),
    INVALID_DATA("消息内容与事件类型不符"),
    TOO_LARGE("消息超过5 MB，文件应作为附件另取");

    private final String explanation;

    RefusalCode(String explanation) {
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }

    /** Nobody who is known said anything that could be believed. */
    boolean isAboutNobody() {
        return !originIsCertain() && this != UNDECIDED;
    }

    /** The message surely is the peer's; what is wrong with it is something else. */
    boolean originIsCertain() {
        return switch (this) {
            case UNREADABLE, UNKNOWN_PEER, UNDECIDED, BAD_SIGNATURE, WRONG_RECIPIENT -> false;
            case UNKNOWN_EVENT, FROM_THE_FUTURE, CONFLICTING, NOT_COVERED, INVALID_DATA, TOO_LARGE -> true;
        };
    }
}
