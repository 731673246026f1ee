/**
 * The education supervision committee 教育督导委员会, its member units, their liaison officers and their reports at the end of the year
 * (row 1; seeds 000 §1 and §3, 001 §1).
 */
package org.dudaohub.domain.institution;
