package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Tells the school the preliminary opinion; from here on its period for a defence runs. */
@Wording("反馈初步意见")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record DeliverFeedback(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("初步督导意见") String preliminaryOpinion,
        @Required @Wording("接收人") String recipient,
        @Required @Wording("反馈日期") LocalDate deliveredOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
