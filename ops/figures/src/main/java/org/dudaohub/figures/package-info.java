/** The figures of a bench: several samples by key, their median and spread, as a table and as JSON. */
package org.dudaohub.figures;
