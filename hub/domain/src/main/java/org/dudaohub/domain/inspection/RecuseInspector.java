package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Takes an inspector out of the team because of ties to the school; the inspector never comes back into it.
 *
 * @param replacement who joins instead, may be empty while the team stays large enough
 */
@Wording("决定督学回避")
@SentBy(Role.OFFICE)
public record RecuseInspector(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("回避督学") String inspector,
        @Required @Wording("事由") String grounds,
        @Wording("替补督学") String replacement,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
