package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Says what a document should have said, or when feedback was really given. The wrong document stays as it was recorded.
 *
 * @param text the right text; empty leaves it as it is
 * @param deliveredOn the right day, for feedback only; the periods that follow it are counted anew
 */
@Wording("更正督导文书")
@SentBy(Role.OFFICE)
public record CorrectDocument(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("更正文书") Document document,
        @Wording("更正内容") String text,
        @Wording("反馈日期") LocalDate deliveredOn,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
