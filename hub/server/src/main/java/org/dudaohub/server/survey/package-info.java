/**
 * Surveys for people who are nobody here: no login, no cookie, no address beside the answer. The office hands out ballots, whose
 * secrets stay with whoever answers; the ledger has their SHA-256 only.
 */
package org.dudaohub.server.survey;
