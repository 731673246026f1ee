/** Files that offices upload: registers and forms, line by line into the ledger or back with a reason. */
package org.dudaohub.server.imports;
