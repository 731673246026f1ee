package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** What a node says to a peer about the peer's feed; signed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Receipts.class, name = "receipts"),
    @JsonSubTypes.Type(value = Answer.Refusal.class, name = "refusal"),
    @JsonSubTypes.Type(value = Answer.Missing.class, name = "missing")
})
@JsonInclude(Include.NON_NULL)
sealed interface Answer {

    /** Always three decimals, so that the text that was signed is known from the time. */
    String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

    /** The node that answers. */
    String from();

    /** The node whose message it is. */
    String to();

    /**
     * The messages of a run are in the ledger of {@code from}, without a gap both in the feed and in that ledger. Kept
     * in the ledger, so the same whenever it is asked for.
     *
     * @param first number of the first message
     * @param position of the first message's event in the ledger of {@code from}
     * @param issuedAt when {@code from} recorded the messages
     * @param digests see {@link Message#digest()}
     */
    record Receipts(
            String from,
            String to,
            long first,
            long position,
            @JsonFormat(pattern = TIME, timezone = "UTC") Instant issuedAt,
            List<String> digests)
            implements Answer {

        long last() {
            return first + digests.size() - 1;
        }
    }

    /**
     * The message was not accepted.
     *
     * @param sequence null where the message could not be read
     * @param lasting the refusal has taken the message's place in the feed, so it need not be sent again; otherwise the
     *     feed stands still until the message is accepted
     * @param explanation for people, Chinese
     * @param expected number of the message that {@code from} awaits; null where the origin is not certain, and where it is the
     *     same event in another form
     */
    record Refusal(
            String from,
            String to,
            Long sequence,
            String digest,
            RefusalCode code,
            boolean lasting,
            String explanation,
            @JsonFormat(pattern = TIME, timezone = "UTC") Instant issuedAt,
            Long expected)
            implements Answer {

        Refusal withoutExpected() {
            return new Refusal(from, to, sequence, digest, code, lasting, explanation, issuedAt, null);
        }
    }

    /**
     * Please send your feed to {@code from}, beginning with {@code sequence}: that and what follows is not here.
     *
     * @param overtaken a later message has come, so this one is lost; otherwise it may well be on its way
     */
    record Missing(String from, String to, long sequence, boolean overtaken) implements Answer {}
}
