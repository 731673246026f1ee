/** Lists in parts: how a request asks for a part, and how the API and pages show where it stands. */
package org.dudaohub.server.listing;
