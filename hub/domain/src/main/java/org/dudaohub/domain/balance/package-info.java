/**
 * Balanced development monitoring 优质均衡监测 (row 18; 教督〔2017〕6号): indicators by school and year, their thresholds, the
 * coefficient of variation over a county, and the gaps.
 */
package org.dudaohub.domain.balance;
