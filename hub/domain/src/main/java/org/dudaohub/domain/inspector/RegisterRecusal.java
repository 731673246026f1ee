package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Registers that an inspector may not inspect a school. */
@Wording("登记回避")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record RegisterRecusal(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("回避事由") RecusalGround ground,
        @Wording("情况说明") String explanation,
        @Required @Wording("登记日期") LocalDate registeredOn)
        implements InspectorCommand, ByInspectors {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.alone(inspector);
    }
}
