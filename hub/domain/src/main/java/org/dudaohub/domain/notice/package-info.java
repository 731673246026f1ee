/** Notices to persons: to whom they can be sent, and what became of each. The outcome is an event, so none is sent twice. */
package org.dudaohub.domain.notice;
