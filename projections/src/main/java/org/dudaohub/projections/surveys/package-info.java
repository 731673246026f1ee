/** This node's surveys, as whoever answers one sees them. */
package org.dudaohub.projections.surveys;
