/**
 * What offices agree to exchange, and the proof that they did: the agreement is an aggregate, and receipts and refusals
 * are events of both sides, so that neither can deny.
 */
package org.dudaohub.domain.exchange;
