package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a complaint with what came of it. */
@Wording("办结举报投诉")
@SentBy(Role.OFFICE)
public record CloseComplaint(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("处理结果") String result,
        @Required @Wording("办结日期") LocalDate closedOn)
        implements ComplaintCommand {}
