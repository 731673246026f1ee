/**
 * Balanced development monitoring 优质均衡监测 (row 18; 教督〔2017〕6号): indicators by school and year, what the standard asks of a
 * school, the coefficient of variation over all the county's schools of a stage, and the gaps.
 */
package org.dudaohub.domain.balance;
