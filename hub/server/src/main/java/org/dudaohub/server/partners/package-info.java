/** Partners' platforms: who they are, what came from them and failed, what went to them, and what lies dead on the broker. */
package org.dudaohub.server.partners;
