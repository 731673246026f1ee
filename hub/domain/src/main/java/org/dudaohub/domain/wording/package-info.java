/**
 * Reads the Chinese wording off commands and events, for whoever draws forms, files, lists or the audit trail from them.
 */
package org.dudaohub.domain.wording;
