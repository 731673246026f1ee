package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks whether a term ended without another; sent by the deadline watch as often as it likes. */
@Wording("认定聘期届满")
public record DeclareTermEnded(@Required @Wording("督学编号") String inspector) implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
