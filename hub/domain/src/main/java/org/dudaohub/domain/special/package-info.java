/**
 * Special supervision 专项督导: one theme, many schools. It opens an inspection for each school and ends in a report on the
 * theme (row 10; seed 001 §8, seed 003 §11–15).
 */
package org.dudaohub.domain.special;
