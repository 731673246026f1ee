package org.dudaohub.domain.visit;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/**
 * Opens a visit when the inspector comes to the school; its Form 1 closes it. A form is filed without it too: files bring
 * forms of visits that nobody opened here.
 *
 * @param visit the record's number, under which the form is filed
 * @param methods how the inspector goes about it, may be empty
 */
@Wording("开始入校督导")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record StartVisit(
        @Required @Wording("记录编号") String visit,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("督学编号") String inspector,
        @Wording("督导方式") List<Method> methods,
        @Required @Wording("入校日期") LocalDate startedOn)
        implements VisitCommand, ByInspectors {

    public StartVisit {
        methods = methods == null ? List.of() : List.copyOf(methods);
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.alone(inspector);
    }
}
