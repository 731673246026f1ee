/** Who this node is: the office that runs it, and what it says of itself to programs. */
package org.dudaohub.server.node;
