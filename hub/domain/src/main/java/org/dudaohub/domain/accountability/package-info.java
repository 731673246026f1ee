/** Interview 约谈 after a case went overdue; its record is filed with the superior (row 13; seed 000 §8). */
package org.dudaohub.domain.accountability;
