/** Who this node is: the office that runs it, and the public key under which peers know it. */
package org.dudaohub.server.node;
