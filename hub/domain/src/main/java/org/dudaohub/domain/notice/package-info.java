/**
 * Notices to persons: to whom they can be sent, and what became of each. The outcome is an event, so none is sent twice. What
 * WeChat does not deliver waits in the school's inbox on the console until the school has read it.
 */
package org.dudaohub.domain.notice;
