package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Lifts a recusal whose ground is gone. */
@Wording("解除回避")
@SentBy(Role.OFFICE)
public record LiftRecusal(
        @Wording("督学编号") String inspector,
        @Wording("学校标识码") String school,
        @Wording("情况说明") String explanation,
        @Wording("解除日期") LocalDate liftedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
