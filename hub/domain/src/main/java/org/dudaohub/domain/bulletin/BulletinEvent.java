package org.dudaohub.domain.bulletin;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to an office's bulletins. */
public sealed interface BulletinEvent extends Event {

    String office();

    @Override
    default String organization() {
        return office();
    }

    @EventName("bulletin.BulletinSubmitted")
    @Wording(value = "信息报送", sentence = "向{portal}报送《{title}》")
    record BulletinSubmitted(
            String bulletin, String office, String title, String content, String portal, LocalDate happenedOn)
            implements BulletinEvent {
        @Override
        public String subcase() {
            return bulletin;
        }
    }

    /** A month or year ended with too few; happened on the day after it. */
    @EventName("bulletin.BulletinQuotaMissed")
    @Wording(value = "信息报送不足", sentence = "{period}应报送{required}条，实报{submitted}条")
    record BulletinQuotaMissed(
            String office,
            String period,
            @Wording("应报条数") int required,
            @Wording("实报条数") int submitted,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements BulletinEvent {
        @Override
        public String subcase() {
            return period;
        }
    }
}
