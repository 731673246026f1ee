package org.dudaohub.domain.rectification;

import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** Files Form 2 for a case: closes it when nothing is left, otherwise returns it. */
@Wording("填报整改回访记录表")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record FileRevisitForm(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("记录表") RevisitForm form) implements RectificationCommand, ByInspectors {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }

    @Override
    public List<String> actingInspectors() {
        return form == null ? List.of() : form.inspectors();
    }
}
