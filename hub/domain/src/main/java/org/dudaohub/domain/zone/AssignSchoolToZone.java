package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Adds a school to a zone: a new one, or one that another zone gave up. */
@Wording("学校划入责任区")
@SentBy(Role.OFFICE)
public record AssignSchoolToZone(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("划入日期") LocalDate assignedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
