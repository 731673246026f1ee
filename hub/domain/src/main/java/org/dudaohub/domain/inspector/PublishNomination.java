package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Puts a nominee who passed on public notice 公示.
 *
 * @param medium where the list hangs
 */
@Wording("公示督学人选")
@SentBy(Role.OFFICE)
public record PublishNomination(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("公示载体") String medium,
        @Required @Wording("公示日期") LocalDate publishedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
