package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks all cases of a unit whether a period runs out or has passed; may be sent as often as one likes. */
@Wording("检查问责期限")
public record CheckAccountabilityDeadlines(
        @Required @Wording("被督导单位代码") String school) implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
