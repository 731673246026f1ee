/** The first wording of a month's or year's report, from what the ledger says about its author. */
package org.dudaohub.server.workreport;
