package org.dudaohub.domain.rectification;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks the case whether it has waited too long for its re-inspection; may be sent as often as one likes. */
@Wording("认定回头看逾期")
public record DeclareReinspectionOverdue(
        @Required @Wording("整改事项编号") String rectification) implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
