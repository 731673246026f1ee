package org.dudaohub.connectors.peer;

import java.time.Instant;

/**
 * A peer asks for a file that one of this node's messages to it names. Signed like {@link FeedRequest}.
 *
 * @param attachment the file's SHA-256, hexadecimal
 * @param message number of the message, in the feed to {@code from}
 */
record AttachmentRequest(String from, String to, String attachment, long message, Instant time) {}
