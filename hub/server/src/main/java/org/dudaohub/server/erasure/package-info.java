/** Erases persons: when the ledger says that someone's identity is to be forgotten, the person's key is destroyed. */
package org.dudaohub.server.erasure;
