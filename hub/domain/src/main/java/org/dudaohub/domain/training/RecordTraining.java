package org.dudaohub.domain.training;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/**
 * Records that an inspector took a course.
 *
 * @param course the course's number, by which a second record of it is known
 * @param hours 学时
 * @param passed only a course that was passed counts (seed 004 五(三))
 */
@Wording("登记督学培训")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record RecordTraining(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("培训班编号") String course,
        @Required @Wording("培训名称") String title,
        @Required @Wording("培训级别") TrainingLevel level,
        @Wording("学时") int hours,
        @Wording("考试合格") boolean passed,
        @Required @Wording("结业日期") LocalDate completedOn)
        implements TrainingCommand, ByInspectors {

    @Override
    public String stream() {
        return "training:" + inspector;
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.alone(inspector);
    }
}
