/**
 * The command-line tools behind {@code ops/ledger} (a ledger: verify, export, import, stats, backup, restore) and
 * {@code ops/backup} (a node's whole data folder: save, verify, restore).
 */
package org.dudaohub.ledger.cli;
