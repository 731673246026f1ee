/**
 * What peers' messages left dead on the broker: taken into the archive and the ledger, where it is looked at, searched and sent
 * through the inbox again.
 */
package org.dudaohub.connectors.deadletter;
