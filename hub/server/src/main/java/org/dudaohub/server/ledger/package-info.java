/** The ledger as auditors see it: its head, its proof, and whether the read models keep up with it. */
package org.dudaohub.server.ledger;
