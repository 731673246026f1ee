/**
 * Answers to surveys, from people who are nobody here: no login, no cookie, no address beside the answer. A ballot's secret
 * stays with whoever answers; the ledger has its SHA-256 only.
 */
package org.dudaohub.server.survey;
