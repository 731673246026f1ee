/**
 * Interview 约谈, circular 督导通报 and accountability 问责 when rectification fails (row 13; seed 000 §8; 教育督导问责办法
 * 2021): interview, circular and recommendation follow a rectification case and are handled there; fact finding, decision,
 * review and appeal are kept in one file for each unit, because a second decision within a year is aggravated.
 */
package org.dudaohub.domain.accountability;
