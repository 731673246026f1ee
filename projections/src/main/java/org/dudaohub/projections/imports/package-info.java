/** The files that platforms and people handed in, and the lines that went back. */
package org.dudaohub.projections.imports;
