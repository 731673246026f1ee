package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Lifts a recusal whose ground is gone. */
@Wording("解除回避")
@SentBy(Role.OFFICE)
public record LiftRecusal(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("学校标识码") String school,
        @Wording("情况说明") String explanation,
        @Required @Wording("解除日期") LocalDate liftedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
