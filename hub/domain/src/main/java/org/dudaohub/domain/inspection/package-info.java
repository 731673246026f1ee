/**
 * The inspection of one school, comprehensive 综合督导 or as part of a special one 专项督导: notice, self-check, site visit,
 * report, feedback, defence and opinion 督导意见书, whose demands become rectification cases (rows 9, 10 and 12; seed 000 §2,
 * §4, §7; 教育督导条例 §14–22).
 */
package org.dudaohub.domain.inspection;
