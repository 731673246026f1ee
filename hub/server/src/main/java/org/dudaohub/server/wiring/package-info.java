/** Puts the node together: the ledger, Axon on top of it, the rules, the keys and the clock. */
package org.dudaohub.server.wiring;
