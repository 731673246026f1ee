package org.dudaohub.domain.zone;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Lays out a zone: its schools by code and its posted inspectors by number. */
@Wording("设立责任区")
@SentBy(Role.OFFICE)
public record EstablishZone(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("名称") String name,
        @Required @Wording("机构代码") String office,
        @Required @Wording("学校标识码") List<String> schools,
        @Required @Wording("责任督学编号") List<String> inspectors,
        @Required @Wording("设立日期") LocalDate establishedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
