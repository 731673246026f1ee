/** Once a day the node asks its cases what has become due. It remembers nothing: the cases answer from their own state. */
package org.dudaohub.server.watch;
