package org.dudaohub.ledger;

import java.time.Instant;

/**
 * An event read back from the ledger.
 *
 * @param position   its place in the ledger's global order, from 0, without gaps
 * @param recordedAt when the ledger's node recorded the commit
 * @param node       the node that recorded it
 * @param event      the event itself
 */
public record RecordedEvent(long position, Instant recordedAt, String node, LedgerEvent event) {}
