/**
 * A city and two counties as real processes, linked by a real broker and by HTTP over lines that can be cut. {@code Fault}
 * hurts them, {@code Traffic} works meanwhile, and {@code Audit} says from the ledgers alone what came of it.
 */
package org.dudaohub.faults;
