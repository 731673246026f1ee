package org.dudaohub.domain.rectification;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks the case whether its deadline has passed; sent by the deadline watch as often as it likes. */
@Wording("认定逾期")
public record DeclareOverdue(@Required @Wording("整改事项编号") String rectification) implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
