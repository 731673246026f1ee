package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Answers an objection. What a document should have said then follows as its correction ({@link CorrectDocument}), and a
 * case that should not have been ordered is withdrawn.
 */
@Wording("答复异议或作出复核决定")
@SentBy(Role.OFFICE)
public record DecideObjection(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("异议文书") Document disputed,
        @Required @Wording("处理结论") ObjectionVerdict verdict,
        @Required @Wording("理由") String reasons,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
