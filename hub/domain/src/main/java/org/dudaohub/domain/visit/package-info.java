/**
 * Regular supervision 经常性督导: an inspector comes to a school, looks at one of the eight items and files Form 1
 * 督导检查记录表 (rows 7 and 8; seed 004, annex 1).
 */
package org.dudaohub.domain.visit;
