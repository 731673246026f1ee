package org.dudaohub.domain.institution;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Constitutes a committee, or constitutes it anew when its members change.
 *
 * @param committee code of the committee, registered as an organisation
 * @param document number of the document that does it, such as 鞍高开发〔2021〕38号
 */
@Wording("组建教育督导委员会")
@SentBy(Role.OFFICE)
public record ConstituteCommittee(
        @Required @Wording("督导委员会代码") String committee,
        @Required @Wording("文号") String document,
        @Required @Wording("主任") String director,
        @Wording("副主任") List<String> deputies,
        @Required @Wording("总督学") String chiefInspector,
        @Required @Wording("成员单位") List<MemberUnit> members,
        @Required @Wording("组建日期") LocalDate constitutedOn)
        implements InstitutionCommand {

    @Override
    public String stream() {
        return "committee:" + committee;
    }
}
