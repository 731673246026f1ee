/**
 * The two forms of seed 004 on paper: a page that prints and looks like the original, and the same page as PDF. What is
 * printed is read from the ledger as it was filed.
 */
package org.dudaohub.server.print;
