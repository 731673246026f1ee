package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Adds files to the case: what shows that the school did what it reports, or the signed paper of a form.
 *
 * @param school must be the school of the case
 * @param about what the files show
 */
@Wording("提交佐证材料")
@SentBy({Role.SCHOOL, Role.INSPECTOR, Role.OFFICE})
public record FileEvidence(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("材料说明") String about,
        @Required @Wording("附件") List<Attachment> attachments,
        @Required @Wording("提交日期") LocalDate filedOn)
        implements RectificationCommand, SchoolCommand, Attaching {

    public FileEvidence {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
