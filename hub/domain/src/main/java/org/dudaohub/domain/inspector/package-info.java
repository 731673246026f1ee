/**
 * Inspectors 督学 from nomination to removal: selection, public notice, terms, appraisal, and the schools that they keep away
 * from (row 5; 督学管理暂行办法 2016, 教育督导条例; seeds 000 §9–10, 004 五(三)).
 */
package org.dudaohub.domain.inspector;
