package org.dudaohub.domain.visit;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Adds files to a visit's Form 1: the signed paper, photographs. */
@Wording("提交记录表扫描件")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record FileFormScan(
        @Required @Wording("记录编号") String visit,
        @Required @Wording("材料说明") String about,
        @Required @Wording("附件") List<Attachment> attachments,
        @Required @Wording("提交日期") LocalDate filedOn)
        implements VisitCommand, Attaching {

    public FileFormScan {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
