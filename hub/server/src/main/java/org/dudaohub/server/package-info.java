/**
 * The node: everything of one supervision office in one Spring Boot application. Each package is one capability with
 * its HTTP API and its console pages side by side; {@code wiring} puts the ledger, Axon and the rules together.
 */
package org.dudaohub.server;
