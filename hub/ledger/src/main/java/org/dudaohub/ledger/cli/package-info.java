/** The command-line tool behind {@code ops/ledger}: verify, export, import, stats, backup, restore. */
package org.dudaohub.ledger.cli;
