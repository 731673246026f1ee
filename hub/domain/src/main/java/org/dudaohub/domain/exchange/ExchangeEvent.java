package org.dudaohub.domain.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
     * A single receipt for the peer, as it was kept before receipts came in runs.
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

    /**
     * This node gave the peer receipts for a run of messages, all under one signature: over the root of a Merkle tree
     * whose leaves are the receipts, so that each is proved alone. See the protocol in connectors/PROTOCOL.md.
     *
     * @param first number of the first message in the peer's feed; the others follow without a gap
     * @param position where this node's ledger keeps the first message's event; the others follow without a gap
     * @param digests of the messages, hexadecimal
     * @param key id of the key that signed: SHA-256 of its SubjectPublicKeyInfo, hexadecimal
     * @param signature base64
     */
    @EventName("exchange.ReceiptsIssued")
    @Wording(value = "回执发出", sentence = "向{peer}发出第{first}号起各条消息的回执")
    record ReceiptsIssued(
            String office,
            String peer,
            @Wording("起始序号") long first,
            @Wording("账本位置") long position,
            @Wording("摘要") List<String> digests,
            @Wording("签发时间") Instant issuedAt,
            @Wording("密钥") String key,
            @Wording("签名") String signature)
            implements ExchangeEvent {
        public ReceiptsIssued {
            digests = List.copyOf(digests);
        }

        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }

    /** The peer's receipts for a run of messages of this node; {@code position} is in the peer's ledger. */
    @EventName("exchange.ReceiptsReceived")
    @Wording(value = "回执收到", sentence = "收到{peer}对第{first}号起各条消息的回执")
    record ReceiptsReceived(
            String office,
            String peer,
            @Wording("起始序号") long first,
            @Wording("账本位置") long position,
            @Wording("摘要") List<String> digests,
            @Wording("签发时间") Instant issuedAt,
            @Wording("密钥") String key,
            @Wording("签名") String signature)
            implements ExchangeEvent {
        public ReceiptsReceived {
            digests = List.copyOf(digests);
        }

        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }

    /** A single receipt of the peer, as it was kept before receipts came in runs. */
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
     * @param signature the peer's signature, base64
     * @param proof where the refusal stands in the tree that was signed; null where the signature is over it alone
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
            @Wording("签名") String signature,
            @Wording("证明") Proof proof)
            implements ExchangeEvent {

        /**
         * @param key id of the key that signed
         * @param size leaves of the tree
         * @param path audit path, base64; null where the tree is one leaf
         */
        public record Proof(
                @Wording("密钥") String key,
                @Wording("条数") int size,
                @Wording("位次") int index,
                @Wording("路径") String path) {}

        @Override
        public LocalDate happenedOn() {
            return issuedAt.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }
}
