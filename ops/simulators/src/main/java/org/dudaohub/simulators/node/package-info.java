/** What a person with a login, or a platform, does to a node that runs in another process. */
package org.dudaohub.simulators.node;
