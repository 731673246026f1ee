package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks whether the end of a term is near enough for a reminder; sent by the deadline watch as often as it likes. */
@Wording("提醒聘期届满")
public record RemindOfTermEnd(@Required @Wording("督学编号") String inspector) implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
