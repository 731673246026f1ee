/**
 * Plans of a year and of a month 工作要点、月度计划 and the tasks allocated from them 任务配档, with a cap on how often a school is
 * inspected in a month (row 3; seeds 000 §6, 003 §2, 004 五(一)).
 */
package org.dudaohub.domain.plan;
