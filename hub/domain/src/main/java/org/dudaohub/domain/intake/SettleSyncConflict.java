package org.dudaohub.domain.intake;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Ends a conflict. To take theirs, the change is entered into the register first, where it has its own day and grounds: a
 * rename, a count, an appointment.
 */
@Wording("处理数据冲突")
@SentBy(Role.OFFICE)
public record SettleSyncConflict(
        @Required @Wording("冲突编号") String conflict,
        @Required @Wording("处理意见") Settlement settlement,
        @Required @Wording("理由") String grounds,
        @Required @Wording("处理日期") LocalDate settledOn)
        implements IntakeCommand {

    @Override
    public String stream() {
        return SyncConflict.streamOf(conflict);
    }
}
