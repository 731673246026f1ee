/** Which controllers stand in the console's frame. */
package org.dudaohub.server.frame;
