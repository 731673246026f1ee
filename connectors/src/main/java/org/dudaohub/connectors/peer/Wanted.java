package org.dudaohub.connectors.peer;

import org.dudaohub.domain.Attachment;

/** @param message number of the peer's message that names the file */
record Wanted(long message, Attachment attachment) {}
