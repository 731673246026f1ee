package org.dudaohub.domain.publication;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks a case whether its result should have been published; may be sent as often as one likes. */
@Wording("认定整改情况逾期未公开")
public record DeclareRectificationUnpublished(
        @Required @Wording("整改事项编号") String rectification) implements PublicationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
