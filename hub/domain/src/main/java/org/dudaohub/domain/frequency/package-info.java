/** How often schools are visited 督导频次: at least twice a term each (row 7; 教育督导条例). */
package org.dudaohub.domain.frequency;
