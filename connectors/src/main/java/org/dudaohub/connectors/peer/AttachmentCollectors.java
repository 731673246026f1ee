package org.dudaohub.connectors.peer;

import java.util.List;

/** One for each peer of which it is known where its HTTP link is. */
record AttachmentCollectors(List<AttachmentCollector> all) {}
