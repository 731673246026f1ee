/** The registers of this node: organisations, inspectors and zones. What peers replicate is not in them. */
package org.dudaohub.projections.register;
