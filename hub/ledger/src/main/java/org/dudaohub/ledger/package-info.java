/**
 * The event ledger: append-only, globally ordered without gaps, hash-chained, in a SQLite file or in MongoDB.
 *
 * <p>{@link org.dudaohub.ledger.Ledger} is the way in; it stands on a {@link org.dudaohub.ledger.Store}. It knows nothing
 * of supervision, and nothing of Axon: that is {@link org.dudaohub.ledger.axon}. The bytes are told in FORMAT.md.
 */
package org.dudaohub.ledger;
