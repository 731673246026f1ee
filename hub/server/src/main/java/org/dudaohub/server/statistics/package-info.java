/** What was counted: the first page, and the same figures for programs. */
package org.dudaohub.server.statistics;
