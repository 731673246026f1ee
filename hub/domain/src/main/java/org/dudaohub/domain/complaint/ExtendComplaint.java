package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Extends the time for a complaint, once. */
@Wording("延长办理期限")
@SentBy(Role.OFFICE)
public record ExtendComplaint(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("延期理由") String grounds,
        @Required @Wording("延期日期") LocalDate extendedOn)
        implements ComplaintCommand {}
