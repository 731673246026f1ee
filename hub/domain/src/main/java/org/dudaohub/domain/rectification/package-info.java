/**
 * Rectification 整改: a finding opens a case with a deadline, the school reports, the inspector revisits and files Form 2
 * 整改回访记录表, and the case is closed, returned or overdue (rows 8 and 12; seed 004, annex 2).
 */
package org.dudaohub.domain.rectification;
