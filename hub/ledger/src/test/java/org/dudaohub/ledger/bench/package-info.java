/** {@code ops/bench ledger}: how fast, against whom. Opt-in; nothing here is a test. */
package org.dudaohub.ledger.bench;
