/**
 * {@code ops/bench commands}: how many commands a second one node answers over HTTP. The node runs in a process of its own,
 * from its jar; what loads it shares the machine with it.
 */
package org.dudaohub.server.bench;
