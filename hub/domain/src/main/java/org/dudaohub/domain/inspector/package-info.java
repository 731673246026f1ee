/** Inspectors 督学 and their terms (row 5). */
package org.dudaohub.domain.inspector;
