package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks an inspection whether the period of a step runs out or has passed; may be sent as often as one likes. */
@Wording("检查督导期限")
public record CheckInspectionDeadlines(
        @Required @Wording("督导编号") String inspection) implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
