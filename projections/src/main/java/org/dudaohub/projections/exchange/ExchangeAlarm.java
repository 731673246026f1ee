package org.dudaohub.projections.exchange;

import java.time.Instant;

/**
 * Something about a peer that people have to look into.
 *
 * @param event name of the event that says it
 * @param text for people, Chinese
 * @param position where this node's ledger keeps it
 */
public record ExchangeAlarm(String event, String text, Instant recordedAt, long position) {}
