/** The exchange with peers: agreements in force, what was sent and received, receipts both ways, refusals. */
package org.dudaohub.projections.exchange;
