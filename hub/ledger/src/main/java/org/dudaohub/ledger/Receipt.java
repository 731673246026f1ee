package org.dudaohub.ledger;

import java.util.UUID;

/**
 * Says that a commit is durable.
 *
 * @param commit   identifier of the commit
 * @param position position of its first event
 * @param hash     its hash in the chain
 */
public record Receipt(UUID commit, long position, byte[] hash) {}
