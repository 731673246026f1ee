/** Rectification cases: the worklist, reports, revisits and interviews, and the watch over deadlines. */
package org.dudaohub.server.rectification;
