package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What a node says to a peer about the peer's feed. Signed like a message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Receipt.class, name = "receipt"),
    @JsonSubTypes.Type(value = Answer.Refusal.class, name = "refusal"),
    @JsonSubTypes.Type(value = Answer.Missing.class, name = "missing")
})
sealed interface Answer {

    /** The node that answers. */
    String from();

    /** The node whose message it is. */
    String to();

    /**
     * The message is in the ledger of {@code from}. Made from the ledger alone, so the same whenever it is asked for.
     *
     * @param digest of the message, see {@link Message#digest()}
     * @param position in the ledger of {@code from}
     * @param issuedAt when {@code from} recorded the message
     */
    record Receipt(String from, String to, long sequence, String digest, long position, Instant issuedAt)
            implements Answer {}

    /**
     * The message was not accepted.
     *
     * @param sequence null where the message could not be read
     * @param lasting the refusal has taken the message's place in the feed, so it need not be sent again; otherwise the
     *     feed stands still until the message is accepted
     * @param explanation for people, Chinese
     */
    record Refusal(
            String from,
            String to,
            Long sequence,
            String digest,
            RefusalCode code,
            boolean lasting,
            String explanation,
            Instant issuedAt)
            implements Answer {}

    /**
     * Please send your feed to {@code from}, beginning with {@code sequence}: that and what follows is not here.
     *
     * @param overtaken a later message has come, so this one is lost; otherwise it may well be on its way
     */
    record Missing(String from, String to, long sequence, boolean overtaken) implements Answer {}
}
