/**
 * Surveys 网络调查/问卷 (row 23): parents and teachers answer without a name. The office hands out ballots, each of which lets
 * somebody answer once; of a ballot the ledger knows the digest only, and nothing says who got it.
 */
package org.dudaohub.domain.survey;
