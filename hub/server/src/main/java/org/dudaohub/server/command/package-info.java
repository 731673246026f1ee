/** The one way from a person's request to the domain: a command, who asked for it, and what came of it. */
package org.dudaohub.server.command;
