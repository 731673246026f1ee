/**
 * How often schools are visited and inspected 督导频次: visited at least twice a term (row 7), inspected as a whole, or
 * evaluated as a kindergarten, at least once in five years (rows 9 and 20; 教育督导条例).
 */
package org.dudaohub.domain.frequency;
