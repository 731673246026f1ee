/** A partner's SFTP server, within this process or as one of its own that can be killed in the middle of a file. */
package org.dudaohub.simulators.sftp;
