/** Starts the demo's processes and sees to it that none is left behind. */
package org.dudaohub.demo.process;
