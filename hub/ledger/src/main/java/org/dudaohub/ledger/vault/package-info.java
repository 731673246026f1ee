/**
 * Keys that stand beside the ledger, one for each person. Identity data enters the ledger only encrypted with its
 * person's key; destroying the key erases the person from every copy of the ledger, and the hash chain still holds.
 */
package org.dudaohub.ledger.vault;
