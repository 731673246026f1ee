/** Files that people upload: registers and commands of all kinds, line by line into the ledger or back with a reason. */
package org.dudaohub.server.imports;
