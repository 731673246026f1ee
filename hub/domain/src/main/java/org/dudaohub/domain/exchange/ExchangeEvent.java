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
     * An event about the exchange that is itself told to the peer, whatever the agreement covers; the others stay here.
     * Whoever is told keeps it as it was said, and what follows from it as events of its own.
     */
    sealed interface Told extends Event permits AgreementStep, KeyAnnounced, HeadDeclared {

        String peer();

        /** The node that said it: this one or the peer. */
        String by();
    }

    /** A step on the way to an agreement or to its end; both sides' agreements record it. */
    sealed interface AgreementStep extends Told
            permits AgreementProposed, AgreementAccepted, AgreementDeclined, AgreementEnded {

        /** The agreement's id, given by the node that proposed it. */
        String agreement();
    }

    /** A node's answer to messages: it happened on the day on which it was given. */
    sealed interface Answered extends ExchangeEvent {

        Instant issuedAt();

        @Override
        default LocalDate happenedOn() {
            return issuedAt().atZone(ZoneOffset.ofHours(8)).toLocalDate();
        }
    }

    /**
     * An agreement was proposed, by this node or by the peer. Sends and accepts are said from this node's side.
     *
     * @param transport how the proposer wants to be linked, such as {@code amqp} or {@code http}
     * @param key public key of the node that proposes, X.509 SubjectPublicKeyInfo, base64
     * @param peerKey public key of the node to which it is proposed, as the proposer knows it
     * @param validUntil last day; null while it is open-ended
     */
    @EventName("exchange.AgreementProposed")
    @Wording(value = "协议提议", sentence = "{by}提议签订交换协议{agreement}")
    record AgreementProposed(
            String office,
            String peer,
            @Wording("协议编号") String agreement,
            @Wording("提出节点") String by,
            @Wording("发送范围") Terms sends,
            @Wording("接收范围") Terms accepts,
            @Wording("传输方式") String transport,
            @Wording("公钥") String key,
            @Wording("对方公钥") String peerKey,
            @Wording("生效日期") LocalDate validFrom,
            @Wording("失效日期") LocalDate validUntil,
            LocalDate happenedOn)
            implements ExchangeEvent, AgreementStep {

        /** As the other side records it. */
        public AgreementProposed seenBy(String otherOffice) {
            return new AgreementProposed(
                    otherOffice,
                    by,
                    agreement,
                    by,
                    accepts,
                    sends,
                    transport,
                    key,
                    peerKey,
                    validFrom,
                    validUntil,
                    happenedOn);
        }
    }

    /**
     * The proposal was accepted, by this node or by the peer.
     *
     * @param key public key of the node that accepts
     */
    @EventName("exchange.AgreementAccepted")
    @Wording(value = "协议接受", sentence = "{by}接受交换协议{agreement}")
    record AgreementAccepted(
            String office,
            String peer,
            @Wording("协议编号") String agreement,
            @Wording("提出节点") String by,
            @Wording("公钥") String key,
            LocalDate happenedOn)
            implements ExchangeEvent, AgreementStep {}

    /** The proposal was turned down, by this node or by the peer; or taken back by who made it. */
    @EventName("exchange.AgreementDeclined")
    @Wording(value = "协议谢绝", sentence = "{by}不接受交换协议{agreement}：{reason}")
    record AgreementDeclined(
            String office,
            String peer,
            @Wording("协议编号") String agreement,
            @Wording("提出节点") String by,
            @Wording("理由") String reason,
            LocalDate happenedOn)
            implements ExchangeEvent, AgreementStep {}

    /** The agreement in force was ended, by this node or by the peer: nothing more is sent or taken. */
    @EventName("exchange.AgreementEnded")
    @Wording(value = "协议终止", sentence = "{by}终止交换协议{agreement}：{reason}")
    record AgreementEnded(
            String office,
            String peer,
            @Wording("协议编号") String agreement,
            @Wording("提出节点") String by,
            @Wording("理由") String reason,
            LocalDate happenedOn)
            implements ExchangeEvent, AgreementStep {}

    /**
     * A node says under which key it will sign. Said under the key that it replaces.
     *
     * @param key public key, X.509 SubjectPublicKeyInfo, base64
     * @param previous id of the key that it replaces
     * @param effectiveFrom what is recorded from then on may not be signed with the previous key
     */
    @EventName("exchange.KeyAnnounced")
    @Wording(value = "公钥更换", sentence = "{by}自{effectiveFrom}起换用新公钥")
    record KeyAnnounced(
            String office,
            String peer,
            @Wording("提出节点") String by,
            @Wording("公钥") String key,
            @Wording("原密钥") String previous,
            @Wording("启用时间") Instant effectiveFrom,
            LocalDate happenedOn)
            implements ExchangeEvent, Told {}

    /**
     * A node says how far its ledger goes, so that it can't write it anew without the peer's noticing.
     *
     * @param position of the last event, -1 while there is none
     * @param hash of the commit that holds it, hexadecimal
     * @param earlier heads that were declared to this peer before, with the hashes that the ledger has there now
     */
    @EventName("exchange.HeadDeclared")
    @Wording(value = "账本末端", sentence = "{by}的账本到位置{position}")
    record HeadDeclared(
            String office,
            String peer,
            @Wording("提出节点") String by,
            @Wording("账本位置") long position,
            @Wording("哈希") String hash,
            @Wording("先前位置") List<Head> earlier,
            LocalDate happenedOn)
            implements ExchangeEvent, Told {

        public HeadDeclared {
            earlier = List.copyOf(earlier);
        }

        /** The end that a ledger had once. */
        public record Head(
                @Wording("账本位置") long position,
                @Wording("哈希") String hash) {}
    }

    /**
     * Alarm: the peer's ledger is not the one that it was. The event at this position or one before it was changed after
     * the peer had declared the hash.
     *
     * @param position in the peer's ledger
     * @param declared the hash that the peer declared before
     * @param now the hash that it declares now; empty where it has none there any more
     */
    @EventName("exchange.HeadContradicted")
    @Wording(value = "账本前后不符", sentence = "{peer}的账本在位置{position}处与此前申报的不符")
    record HeadContradicted(
            String office,
            String peer,
            @Wording("账本位置") long position,
            @Wording("此前哈希") String declared,
            @Wording("现在哈希") String now,
            LocalDate happenedOn)
            implements ExchangeEvent {}

    /**
     * Alarm: the peer has messages of this node that this node does not know: its ledger was restored from an old backup.
     * The feed goes on behind what the peer has.
     *
     * @param sequence number that this node's next message would have had
     * @param next number that it gets instead
     */
    @EventName("exchange.FeedResumed")
    @Wording(value = "消息接续", sentence = "{peer}已有本节点第{sequence}号起的消息，本节点账本应是从旧备份恢复，自第{next}号接续")
    record FeedResumed(
            String office,
            String peer,
            @Wording("序号") long sequence,
            @Wording("接续序号") long next,
            LocalDate happenedOn) implements ExchangeEvent {}

    /**
     * What flows from now on. The agreement's steps come before it; there are none where one side concluded it alone, as
     * was possible once.
     *
     * @param sends what this node may send to the peer
     * @param accepts what this node takes from the peer
     * @param peerKey the peer's public key, X.509 SubjectPublicKeyInfo, base64
     * @param happenedOn first day
     * @param validUntil last day; null while it is open-ended
     * @param agreement null where there are no steps
     * @param transport null where there are no steps
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
            LocalDate validUntil,
            @Wording("协议编号") String agreement,
            @Wording("传输方式") String transport)
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
            implements Answered {}

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
            @Wording("公钥") String key,
            @Wording("签名") String signature)
            implements Answered {
        public ReceiptsIssued {
            digests = List.copyOf(digests);
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
            @Wording("公钥") String key,
            @Wording("签名") String signature)
            implements Answered {
        public ReceiptsReceived {
            digests = List.copyOf(digests);
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
            implements Answered {}

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
            implements Answered {

        /**
         * @param key id of the key that signed
         * @param size leaves of the tree
         * @param path audit path, base64; null where the tree is one leaf
         */
        public record Proof(
                @Wording("公钥") String key,
                @Wording("条数") int size,
                @Wording("位次") int index,
                @Wording("路径") String path) {}
    }
}
