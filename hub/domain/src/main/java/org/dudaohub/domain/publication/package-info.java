/**
 * Publication 公示公告 of reports and of what was rectified, within 20 working days (row 15; seed 000 §7; 政府信息公开条例
 * §26). The inspection, special inspection or case that is published handles the commands: it knows when it was final.
 */
package org.dudaohub.domain.publication;
