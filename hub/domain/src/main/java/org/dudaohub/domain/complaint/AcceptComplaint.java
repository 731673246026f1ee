package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Tells the complainant that the complaint is dealt with, within the days of the rule; the time to close it runs from then. */
@Wording("告知受理")
@SentBy({Role.OFFICE, Role.INSPECTOR})
public record AcceptComplaint(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("告知日期") LocalDate acceptedOn) implements ComplaintCommand {}
