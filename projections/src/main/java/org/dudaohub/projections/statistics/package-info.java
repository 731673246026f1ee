/**
 * Statistics by division, by month and by school: visits, findings, rectification and interviews, of this node and of
 * the peers that replicate to it. They are counted for each school and summed when asked, because a school may be
 * registered, and so get its division, after its events.
 */
package org.dudaohub.projections.statistics;
