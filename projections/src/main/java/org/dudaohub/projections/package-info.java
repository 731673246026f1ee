/**
 * Read models: what the ledger says, arranged for a question. They can be dropped at any moment and come back from the
 * ledger.
 *
 * <p>A read model is a {@link org.dudaohub.projections.Projection} that folds events into small documents, and a query
 * class that reads them. This package holds what they share: the database, the batches, the processors and their
 * health. Each other package is one read model.
 */
package org.dudaohub.projections;
