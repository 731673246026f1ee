package org.dudaohub.domain.training;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens in an inspector's training. */
public sealed interface TrainingEvent extends Event {

    String inspector();

    /** Code of the office to which the inspector belongs. */
    String office();

    @Override
    default String organization() {
        return office();
    }

    @EventName("training.TrainingCompleted")
    @Wording(value = "督学培训", sentence = "督学{inspector}参加{level}培训《{title}》{hours}学时，合格：{passed}")
    record TrainingCompleted(
            String inspector,
            @Wording("机构代码") String office,
            String course,
            String title,
            TrainingLevel level,
            int hours,
            boolean passed,
            LocalDate happenedOn)
            implements TrainingEvent {
        @Override
        public String subcase() {
            return course;
        }
    }

    /**
     * A year ended without the training that the rules ask for; happened on the day after it.
     *
     * @param required hours in the year, or courses
     * @param done how much of it there was
     */
    @EventName("training.TrainingOverdue")
    @Wording(value = "培训欠缺", sentence = "督学{inspector}{year}年{shortfall}：应{required}，实{done}")
    record TrainingOverdue(
            String inspector,
            @Wording("机构代码") String office,
            int year,
            @Wording("欠缺") TrainingShortfall shortfall,
            @Wording("要求") int required,
            @Wording("完成") int done,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements TrainingEvent {
        @Override
        public String subcase() {
            return subcaseOf(year, shortfall.name());
        }
    }

    /** A year ended with all the training that the rules ask for; happened on the day after it. */
    @EventName("training.TrainingYearMet")
    @Wording(value = "年度培训达标", sentence = "督学{inspector}{year}年培训达标，共{hours}学时")
    record TrainingYearMet(
            String inspector,
            @Wording("机构代码") String office,
            int year,
            int hours,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements TrainingEvent {
        @Override
        public String subcase() {
            return subcaseOf(year, MET);
        }
    }

    /** In the subcase of a year that was met, where others name what it lacks. */
    String MET = "MET";

    private static String subcaseOf(int year, String what) {
        return year + "-" + what;
    }

    /** The subcases of which one exists as soon as the inspector's year was judged. */
    static List<String> judgements(int year) {
        return Stream.concat(Stream.of(TrainingShortfall.values()).map(Enum::name), Stream.of(MET))
                .map(what -> subcaseOf(year, what))
                .toList();
    }
}
