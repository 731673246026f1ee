/** A line between two processes that can be cut, held up and slowed down. */
package org.dudaohub.simulators.network;
