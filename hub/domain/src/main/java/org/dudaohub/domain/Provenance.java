package org.dudaohub.domain;

/**
 * The keys of the metadata that stands beside every event: who did it, where, through what, and because of what. Axon
 * adds {@code correlationId} and {@code traceId} from the message that caused the event.
 */
public final class Provenance {

    /** The person's id (login name, inspector's number), {@code system} for what a deadline caused, or {@code
     * anonymous} for whoever answers a survey.
     */
    public static final String ACTOR = "actor";
    /** The name to show for the person. */
    public static final String ACTOR_NAME = "actorName";
    /** The code of the organisation for which the person acted. */
    public static final String ACTOR_ORGANIZATION = "actorOrganization";
    /** The role in which the person acted, see the server's roles. */
    public static final String ROLE = "role";
    /** {@code console}, {@code api}, {@code connector:<partner>}, {@code peer:<node>}, {@code survey} or {@code system}. */
    public static final String CHANNEL = "channel";

    /** SHA-256 of the file whose line became the event, hexadecimal; absent where no file did. Stays on this node. */
    public static final String FILE = "file";
    /** The line's number in that file, as a person counts it. */
    public static final String LINE = "line";

    /** The ledger's stream that holds the event on its own node; travels with it to peers. */
    public static final String STREAM = "stream";

    /** The node on which a replicated event happened first; absent for the node's own events. */
    public static final String ORIGIN_NODE = "originNode";
    /** The replicated event's position in the ledger of its origin node. */
    public static final String ORIGIN_POSITION = "originPosition";
    /** The message's number in the feed from its origin node to this one: 0, 1, 2 and so on, without a gap. */
    public static final String ORIGIN_SEQUENCE = "originSequence";
    /** When the origin node recorded it, ISO-8601 UTC. */
    public static final String ORIGIN_RECORDED_AT = "originRecordedAt";
    /** The id of the message as the origin node sent it. */
    public static final String ORIGIN_MESSAGE = "originMessage";
    /** The digest by which receipts name the message, hexadecimal; see connectors/PROTOCOL.md. */
    public static final String ORIGIN_DIGEST = "originDigest";
    /** The origin node's signature over the batch that held the message, base64. */
    public static final String ORIGIN_SIGNATURE = "originSignature";
    /** Id of the origin node's key that signed. */
    public static final String ORIGIN_KEY = "originKey";
    /** How many messages the signed batch had. */
    public static final String ORIGIN_BATCH_SIZE = "originBatchSize";
    /** The message's place in the signed batch, from 0. */
    public static final String ORIGIN_BATCH_INDEX = "originBatchIndex";
    /** The message's audit path in the signed batch, base64; absent where it was the whole batch. */
    public static final String ORIGIN_PATH = "originPath";
    /** The message's text as it was signed; absent where the event and its metadata tell it. */
    public static final String ORIGIN_TEXT = "originText";
    /** The origin node's metadata of the event, one key a member, prefixed with this. */
    public static final String ORIGIN_METADATA_PREFIX = "origin.";

    /**
     * The number, in the inspector register, of the inspector who sends a command; absent where anybody else does. It
     * stands beside the command, for the case to know its own inspectors by, and beside no event.
     */
    public static final String SENDING_INSPECTOR = "sendingInspector";

    private Provenance() {}
}
