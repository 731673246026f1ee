package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/**
 * Says what an order should have said. The order itself stays as it was recorded; from here on the case follows the
 * correction. What is left empty stays as it is.
 */
@Wording("更正整改事项")
@SentBy(Role.OFFICE)
public record CorrectRectification(
        @Required @Wording("整改事项编号") String rectification,
        @Wording("督导事项") SupervisionItem item,
        @Wording("问题等级") Grade grade,
        @Wording("存在不足") String problem,
        @Wording("整改建议") String requirement,
        @Wording("新期限") LocalDate until,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
