package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/**
 * One thing that an opinion 督导意见书 demands to be rectified.
 *
 * @param rectifyBy last day of the rectification; null leaves it to the rule profile
 */
public record Demand(
        @Wording("督导事项") SupervisionItem item,
        @Wording("问题等级") Grade grade,
        @Wording("存在不足") String problem,
        @Wording("整改要求") String requirement,
        @Wording("整改到位期限") LocalDate rectifyBy) {}
