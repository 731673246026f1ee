/** The monitoring of balanced development for people: each school's seven indicators against what the rules ask. */
package org.dudaohub.server.balance;
