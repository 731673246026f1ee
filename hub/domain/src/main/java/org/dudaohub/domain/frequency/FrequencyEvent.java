package org.dudaohub.domain.frequency;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What is found about how often a school is visited. */
public sealed interface FrequencyEvent extends Event {

    String school();

    @Override
    default String organization() {
        return school();
    }

    /**
     * A term ended with too few visits; happened on the day after it.
     *
     * @param term such as {@code 2025-2026-1}
     */
    @EventName("frequency.VisitQuotaMissed")
    @Wording(value = "经常性督导次数不足", sentence = "{term}学期应入校督导{required}次，实际{visits}次")
    record VisitQuotaMissed(
            String school,
            @Wording("学期") String term,
            LocalDate termEnds,
            @Wording("应督导次数") int required,
            int visits,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements FrequencyEvent {

        @Override
        public String subcase() {
            return term;
        }
    }

    /**
     * A cycle ended in which the school had not what it should have had; happened on the day after it.
     *
     * @param countedFrom the day of what it had last, or the day since which it is known
     */
    @EventName("frequency.CycleMissed")
    @Wording(value = "超出督导周期", sentence = "自{countedFrom}起算的周期内（{cycleEnds}前）未接受{due}")
    record CycleMissed(
            String school,
            @Wording("应接受") CycleKind due,
            @Wording("周期起算日期") LocalDate countedFrom,
            @Wording("周期届满") LocalDate cycleEnds,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements FrequencyEvent {

        @Override
        public String subcase() {
            return countedFrom.toString();
        }
    }
}
