package org.dudaohub.domain.zone;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Asks whether an office's zones cover all its schools and have inspectors enough; sent by the node's watch from the
 * register as often as it likes.
 *
 * @param schools codes of all schools and kindergartens that the office supervises
 * @param assignments which of them lies in which zone
 * @param inspectors numbers of the inspectors posted to the office's zones; those who serve on that day count
 */
@Wording("核查责任区覆盖与督学配备")
@SentBy(Role.OFFICE)
public record ReviewCoverage(
        @Required @Wording("机构代码") String office,
        @Required @Wording("学校标识码") List<String> schools,
        @Wording("划分") List<ZoneAssignment> assignments,
        @Wording("责任督学编号") List<String> inspectors,
        @Required @Wording("核查日期") LocalDate reviewedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone-coverage:" + office;
    }
}
