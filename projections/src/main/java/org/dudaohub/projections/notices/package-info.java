/** The notices that went to principals, and those that did not arrive. */
package org.dudaohub.projections.notices;
