/** What came from partners' platforms and what went to them, as people look for it. */
package org.dudaohub.projections.partners;
