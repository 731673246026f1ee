package org.dudaohub.domain.visit;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a visit that was opened and comes to no form: by mistake, or because it could not take place. */
@Wording("取消入校督导")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record CallOffVisit(
        @Required @Wording("记录编号") String visit,
        @Required @Wording("取消原因") String grounds,
        @Required @Wording("取消日期") LocalDate calledOffOn)
        implements VisitCommand {}
