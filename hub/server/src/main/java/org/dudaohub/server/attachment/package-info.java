/** Files that facts name: handed in before the fact, found again by their hash. */
package org.dudaohub.server.attachment;
