/** Use of results 结果运用: awards, appointments and assessments look up the school's file first (row 26; seeds 000 §8, 001 §2, 004 六). */
package org.dudaohub.domain.consultation;
