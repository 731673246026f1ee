/** Schools: the register, each school's trail, and how its principal is reached. */
package org.dudaohub.server.school;
