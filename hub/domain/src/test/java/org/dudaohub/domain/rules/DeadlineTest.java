package org.dudaohub.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    private static final LocalDate END = LocalDate.of(2026, 3, 20);

    @ParameterizedTest
    @CsvSource({"13, 7", "14, 7", "17, 3", "18, 3", "19, 1", "20, 1"})
    void a_reminder_is_due_seven_three_and_one_days_before(int today, int daysBefore) {
        assertThat(Deadline.on(END).reminderDue(LocalDate.of(2026, 3, today))).hasValue(daysBefore);
    }

    @Test
    void none_is_due_earlier_or_when_it_is_over() {
        assertThat(Deadline.on(END).reminderDue(END.minusDays(8))).isEqualTo(OptionalInt.empty());
        assertThat(Deadline.on(END).reminderDue(END.plusDays(1))).isEqualTo(OptionalInt.empty());
    }

    @Test
    void each_is_given_once() {
        Deadline reminded = Deadline.on(END).withReminder(7);
        assertThat(reminded.reminderDue(END.minusDays(6))).isEqualTo(OptionalInt.empty());
        assertThat(reminded.reminderDue(END.minusDays(3))).hasValue(3);
    }

    @Test
    void an_end_that_passed_is_missed_once_and_not_on_the_day_itself() {
        assertThat(Deadline.on(END).isMissedSince(END)).isFalse();
        assertThat(Deadline.on(END).isMissedSince(END.plusDays(1))).isTrue();
        assertThat(Deadline.on(END).asMissed().isMissedSince(END.plusDays(1))).isFalse();
    }
}
