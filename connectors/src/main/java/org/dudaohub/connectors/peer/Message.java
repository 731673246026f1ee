package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * One message of a feed: an event of the node {@code origin}, for the node {@code recipient}.
 *
 * @param sequence number in the feed: 0, 1, 2 and so on
 * @param position of the event in the origin's ledger
 * @param event stable name of the event, see {@code EventCatalog}
 * @param subject code of the organisation that the event is about
 * @param recordedAt when the origin recorded it
 * @param data null where this node wrote the message: then only its signed text is kept
 * @param metadata who did it there, see {@code Provenance}
 * @param signed null where it is not signed yet
 */
record Message(
        String id,
        String origin,
        String recipient,
        long sequence,
        long position,
        String event,
        int revision,
        String subject,
        Instant recordedAt,
        JsonNode data,
        Map<String, String> metadata,
        Signed signed) {

    /** What receipts name it by, hexadecimal. */
    String digest() {
        return signed.digest();
    }

    Message with(Signed signature) {
        return new Message(
                id,
                origin,
                recipient,
                sequence,
                position,
                event,
                revision,
                subject,
                recordedAt,
                data,
                metadata,
                signature);
    }

    Message with(JsonNode otherData) {
        return new Message(
                id,
                origin,
                recipient,
                sequence,
                position,
                event,
                revision,
                subject,
                recordedAt,
                otherData,
                metadata,
                signed);
    }
}
