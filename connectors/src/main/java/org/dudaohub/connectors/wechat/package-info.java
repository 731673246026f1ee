/**
 * Tells a school's principal by WeChat what the school has to do, and keeps what became of each notice as an event. What
 * WeChat refuses for good, and everything where the node has no WeChat, is posted to the school's inbox on the console.
 *
 * <p>Nothing but the ledger remembers what is to be sent: {@link org.dudaohub.connectors.wechat.Notices} is read off its
 * events at each start, as what calls for a notice less what has an outcome, and what was refused less what was posted. {@link
 * org.dudaohub.connectors.wechat.Notifier} sends only when that has caught up with the ledger, so a restart sends nothing
 * twice and forgets nothing.
 */
package org.dudaohub.connectors.wechat;
