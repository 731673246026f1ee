package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Gives more time for a step whose period runs and has not passed. */
@Wording("延长环节期限")
@SentBy(Role.OFFICE)
public record ExtendStep(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("环节") Step step,
        @Required @Wording("新期限") LocalDate until,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
