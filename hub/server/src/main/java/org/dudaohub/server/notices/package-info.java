/** What became of the notices to principals, and the inbox of what WeChat did not deliver. */
package org.dudaohub.server.notices;
