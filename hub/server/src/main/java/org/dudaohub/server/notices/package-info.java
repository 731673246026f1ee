/** What became of the notices to principals. */
package org.dudaohub.server.notices;
