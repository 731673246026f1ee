package org.dudaohub.domain.rectification;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks the case whether the school is to be reminded of its deadline; may be sent as often as one likes. */
@Wording("提醒整改期限")
public record RemindOfDeadline(@Required @Wording("整改事项编号") String rectification) implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
