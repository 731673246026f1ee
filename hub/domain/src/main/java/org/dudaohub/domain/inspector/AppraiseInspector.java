package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Appraises an inspector's year: workload, achievements and integrity 工作量、工作实绩、廉洁自律 (seed 004 五(三)). */
@Wording("考核督学")
@SentBy(Role.OFFICE)
public record AppraiseInspector(
        @Required @Wording("督学编号") String inspector,
        @Wording("考核年度") int year,
        @Required @Wording("工作量") String workload,
        @Required @Wording("工作实绩") String achievements,
        @Required @Wording("廉洁自律") String integrity,
        @Required @Wording("考核等次") AppraisalGrade grade,
        @Required @Wording("考核评定日期") LocalDate appraisedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
