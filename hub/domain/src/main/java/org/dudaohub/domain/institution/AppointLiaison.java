package org.dudaohub.domain.institution;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Names the person in a member unit who keeps in touch with the committee 联络员.
 *
 * @param person id under which the person's key is kept
 */
@Wording("指定联络员")
@SentBy(Role.OFFICE)
public record AppointLiaison(
        @Required @Wording("督导委员会代码") String committee,
        @Required @Wording("成员单位代码") String unit,
        @Required @Wording("联络员编号") String person,
        @Required @Wording("联络员姓名") String name,
        @Wording("联络员电话") SealedText phone,
        @Required @Wording("指定日期") LocalDate appointedOn)
        implements InstitutionCommand {

    @Override
    public String stream() {
        return "committee:" + committee;
    }
}
