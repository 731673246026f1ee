/**
 * The supervision domain, one package for each capability, in the words of the glossary.
 *
 * <p>A use case is a command record and the aggregate method that handles it. The method answers with an {@link
 * org.dudaohub.domain.Outcome}; what happened is an {@link org.dudaohub.domain.Event}. The domain knows no framework but
 * Axon's annotations, and reads no clock but the one that it is given.
 */
package org.dudaohub.domain;
