/** Starts other processes (nodes, simulators, a broker), hurts them where asked, and sees to it that none is left behind. */
package org.dudaohub.simulators.process;
