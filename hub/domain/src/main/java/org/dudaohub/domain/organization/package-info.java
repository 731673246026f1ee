/** The organisation register 台账: offices, schools and kindergartens, by code, and who leads them (row 2). */
package org.dudaohub.domain.organization;
