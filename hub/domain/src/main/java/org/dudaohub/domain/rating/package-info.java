/** Demonstration schools and yearly assessment 示范校评估、年度考核 (row 21; seed 001 §7, §9). */
package org.dudaohub.domain.rating;
