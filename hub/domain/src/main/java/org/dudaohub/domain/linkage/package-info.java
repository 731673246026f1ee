/**
 * Linkage of supervision with permits, penalties and enforcement 联动: a finding is referred to the department in charge,
 * which answers (row 14; seed 000 §7).
 */
package org.dudaohub.domain.linkage;
