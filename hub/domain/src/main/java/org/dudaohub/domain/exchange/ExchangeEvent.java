package org.dudaohub.domain.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens between this node and a peer. {@code office} is the office of this node. */
public sealed interface ExchangeEvent extends Event {

    String office();

    /** The peer's node id. */
    String peer();

    @Override
    default String organization() {
        return office();
    }

    /**
     * @param sends what this node may send to the peer
     * @param accepts what this node takes from the peer
     * @param peerKey the peer's public key, X.509 SubjectPublicKeyInfo, base64
     * @param validUntil last day; null while it is open-ended
     */
    @EventName("exchange.AgreementConcluded")
    @Wording(value = "交换协议", sentence = "与{peer}签订交换协议")
    record AgreementConcluded(
            String office,
            String peer,
            Terms sends,
            Terms accepts,
            String peerKey,
            LocalDate happenedOn,
            LocalDate validUntil)
            implements ExchangeEvent {}

    /**
     * This node gave the peer a receipt for a message that it stored.
     *
     * @param sequence the message's number in the peer's feed
     * @param digest SHA-256 of the signed message, hexadecimal
     * @param position where this node's ledger keeps the message's event
     * @param signature this node's signature over the receipt, base64
     */
    @EventName("exchange.ReceiptIssued")
    @Wording(value = "回执发出", sentence = "向{peer}发出第{sequence}号消息的回执")
    record ReceiptIssued(
            String office,
            String peer,
            @Wording("序号") long sequence,
            @Wording("摘要") String digest,
            @Wording("账本位置") long position,
            @Wording("签发时间") Instant issuedAt,
            @Wording("签名") String signature)
            implements ExchangeEvent {
        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }

    /** The peer's receipt for a message of this node; {@code position} is in the peer's ledger. */
    @EventName("exchange.ReceiptReceived")
    @Wording(value = "回执收到", sentence = "收到{peer}对第{sequence}号消息的回执")
    record ReceiptReceived(
            String office,
            String peer,
            @Wording("序号") long sequence,
            @Wording("摘要") String digest,
            @Wording("账本位置") long position,
            @Wording("签发时间") Instant issuedAt,
            @Wording("签名") String signature)
            implements ExchangeEvent {
        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }

    /** A message from the peer was not accepted: bad signature, not covered by the agreement, or not readable. */
    @EventName("exchange.MessageRefused")
    @Wording(value = "消息拒收", sentence = "拒收{peer}的消息：{explanation}")
    record MessageRefused(
            String office,
            String peer,
            @Wording("消息编号") String message,
            @Wording("摘要") String digest,
            @Wording("原因代码") String code,
            @Wording("说明") String explanation,
            LocalDate happenedOn)
            implements ExchangeEvent {}

    /**
     * The peer refused a message of this node for good: it takes no place in the peer's ledger but this refusal.
     *
     * @param sequence the message's number in this node's feed to the peer
     * @param digest SHA-256 of the signed message, hexadecimal
     * @param code the peer's reason code
     * @param explanation the peer's sentence for people
     * @param signature the peer's signature over the refusal, base64
     */
    @EventName("exchange.RefusalReceived")
    @Wording(value = "消息被拒", sentence = "第{sequence}号消息被{peer}拒收：{explanation}")
    record RefusalReceived(
            String office,
            String peer,
            @Wording("序号") long sequence,
            @Wording("摘要") String digest,
            @Wording("原因代码") String code,
            @Wording("说明") String explanation,
            @Wording("签发时间") Instant issuedAt,
            @Wording("签名") String signature)
            implements ExchangeEvent {
        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }
}
