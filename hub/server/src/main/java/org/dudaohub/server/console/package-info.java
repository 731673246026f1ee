/** What all console pages share: the frame with its menu, and the way in. */
package org.dudaohub.server.console;
