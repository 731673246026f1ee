/** Inspectors' Form 1 comes in. */
package org.dudaohub.server.inspection;
