package org.dudaohub.domain.bulletin;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether an office sent enough bulletins in a month or year that is over; sent by the deadline watch as often as it likes.
 *
 * @param period {@code 2026-03} or {@code 2026}
 * @param fromBelow bulletins that the offices below sent in the period, which count for the year of a city
 */
@Wording("核查信息报送数量")
public record ReviewBulletinQuota(
        @Required @Wording("机构代码") String office,
        @Required @Wording("期间") String period,
        @Wording("下级报送条数") int fromBelow)
        implements BulletinCommand {

    @Override
    public String stream() {
        return BulletinYear.streamOf(office, period);
    }
}
