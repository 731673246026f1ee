/** The audit trail 留痕 of each organisation: who did what, when, and on whose message, in the order of the ledger. */
package org.dudaohub.projections.trail;
