/**
 * Publication 公示公告 of reports and of what was rectified, and of ratings, within 20 working days (row 15; seed 000 §7; seed 001 §7; 政府信息公开条例
 * §26). The inspection, special inspection, case or rating that is published handles the commands: it knows when it was final.
 */
package org.dudaohub.domain.publication;
