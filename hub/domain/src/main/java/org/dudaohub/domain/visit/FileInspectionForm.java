package org.dudaohub.domain.visit;

import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;
import org.dudaohub.domain.supervision.Grade;

/**
 * Files Form 1 for a visit, which ends it if it was opened.
 *
 * @param visit the record's number, unique in the node: the same number with the same content again changes nothing
 * @param school 学校标识码
 * @param grade how a finding is to be followed up; ignored where the form raises none
 */
@Wording("填报督导检查记录表")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record FileInspectionForm(
        @Required @Wording("记录编号") String visit,
        @Required @Wording("学校标识码") String school,
        @Wording("问题等级") Grade grade,
        @Required @Wording("记录表") InspectionForm form)
        implements VisitCommand, ByInspectors {

    @Override
    public List<String> actingInspectors() {
        return form == null ? List.of() : form.inspectors();
    }
}
