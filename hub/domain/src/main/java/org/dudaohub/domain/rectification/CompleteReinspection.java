package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/**
 * Records a re-inspection 回头看: of what the school reported, or of a closed case, whose problem may have come back.
 *
 * @param remaining what is not rectified; empty means that the re-inspection is passed
 */
@Wording("填报回头看结果")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record CompleteReinspection(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("复查人员") List<String> inspectors,
        @Required @Wording("整改情况") String progress,
        @Wording("未整改事项") String remaining,
        @Required @Wording("复查日期") LocalDate inspectedOn)
        implements RectificationCommand, ByInspectors {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.together(inspectors);
    }
}
