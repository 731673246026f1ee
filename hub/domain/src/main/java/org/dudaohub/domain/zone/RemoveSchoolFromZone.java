package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Takes a school out of a zone, because another zone gets it or because it was closed.
 *
 * @param successor the zone that gets it, or null
 */
@Wording("学校划出责任区")
@SentBy(Role.OFFICE)
public record RemoveSchoolFromZone(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("学校标识码") String school,
        @Wording("划往责任区编号") String successor,
        @Required @Wording("划出原因") String reason,
        @Required @Wording("划出日期") LocalDate removedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
