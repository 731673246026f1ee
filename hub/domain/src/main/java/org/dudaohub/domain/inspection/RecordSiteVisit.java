package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/**
 * Records a day on site.
 *
 * @param publicOpinion what parents, pupils, teachers and neighbours said: they have to be heard
 */
@Wording("记录现场督导")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record RecordSiteVisit(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("进校督学") List<String> inspectors,
        @Required @Wording("督导内容") List<Area> areas,
        @Required @Wording("公众意见") String publicOpinion,
        @Required @Wording("现场督导情况") String findings,
        @Required @Wording("进校日期") LocalDate visitedOn)
        implements InspectionCommand, ByInspectors {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.together(inspectors);
    }
}
