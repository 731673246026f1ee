package org.dudaohub.domain.institution;

import org.dudaohub.domain.Wording;

/**
 * A department that sits on the committee 成员单位.
 *
 * @param unit its code within the committee's papers; departments need not be in the register
 */
public record MemberUnit(
        @Wording("成员单位代码") String unit,
        @Wording("成员单位名称") String name,
        @Wording("职责") String duties) {}
