/**
 * Monthly and annual reports of inspectors and offices 月度、年度督导报告: drafted from what happened, edited, filed (row 25; seed 004
 * 五(二)).
 */
package org.dudaohub.domain.workreport;
