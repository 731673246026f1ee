/**
 * Rectification 整改: a finding or an opinion opens a case with a deadline, the school reports, the inspector revisits and
 * files Form 2 整改回访记录表 or re-inspects 回头看, and the case is closed, returned or overdue (rows 8 and 12; seed 004,
 * annex 2; seed 000 §7). What follows when that does not help is in {@code accountability}.
 */
package org.dudaohub.domain.rectification;
