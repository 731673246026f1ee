package org.dudaohub.projections.notices;

/** How many of this node's notices were sent, and how many failed. */
public record NoticeSummary(long sent, long failed) {}
