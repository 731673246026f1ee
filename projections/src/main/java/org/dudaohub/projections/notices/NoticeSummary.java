package org.dudaohub.projections.notices;

/**
 * How many of this node's notices WeChat took and how many it refused, how many went to a school's inbox, and how many of
 * those were read there.
 */
public record NoticeSummary(long sent, long failed, long posted, long read) {}
