/** Stand-ins for outside services, used by tests and by the demo; each speaks the real protocol over a real socket. */
package org.dudaohub.simulators;
