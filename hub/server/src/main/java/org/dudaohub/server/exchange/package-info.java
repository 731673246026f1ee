/** Agreements with peers, and what went to and fro under them. */
package org.dudaohub.server.exchange;
