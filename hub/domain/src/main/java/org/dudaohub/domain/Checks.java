package org.dudaohub.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checks that a command goes through before it is accepted, one after the other; the first that fails is the answer.
 *
 * <p>A check is an {@code Optional<Outcome>}: empty when there is nothing to say against the command.
 */
public final class Checks {

    private static final int MOST_ATTACHMENTS = 20;

    private Checks() {}

    /** The first refusal, in the order in which the checks stand; later checks may rely on earlier ones. */
    @SafeVarargs
    public static Optional<Outcome> firstRefusal(Supplier<Optional<Outcome>>... checks) {
        return Stream.of(checks).map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** @param name the field's Chinese name */
    public static Supplier<Optional<Outcome>> present(String name, Object value) {
        boolean missing = switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case Collection<?> values -> values.isEmpty() || values.stream().anyMatch(Objects::isNull);
            default -> false;
        };
        return () -> refuseIf(missing, Reason.MISSING, name + "未填写");
    }

    /** @param name the day's Chinese name, such as 督导日期 */
    public static Supplier<Optional<Outcome>> notInFuture(String name, LocalDate day, Clock clock) {
        return () -> {
            LocalDate today = LocalDate.now(clock);
            return refuseIf(day.isAfter(today), Reason.DATE_OUT_OF_ORDER, "%s（%s）晚于今天（%s）".formatted(name, day, today));
        };
    }

    public static Supplier<Optional<Outcome>> notBefore(
            String name, LocalDate day, String earlierName, LocalDate earlier) {
        return () -> refuseIf(
                day.isBefore(earlier),
                Reason.DATE_OUT_OF_ORDER,
                "%s（%s）早于%s（%s）".formatted(name, day, earlierName, earlier));
    }

    /** A check that there are files, not more than anybody can look through, and that each says what it is. */
    public static Supplier<Optional<Outcome>> attached(List<Attachment> attachments) {
        return () -> firstRefusal(
                present("附件", attachments),
                () -> refuseIf(
                        !attachments.stream().allMatch(Attachment::findable), Reason.INVALID, "附件须写明 SHA-256 摘要、大小和名称"),
                () -> refuseIf(
                        attachments.size() > MOST_ATTACHMENTS,
                        Reason.LIMIT_REACHED,
                        "一次最多提交 %d 个附件".formatted(MOST_ATTACHMENTS)));
    }

    /**
     * What is to be said when a record is made a second time: nothing new if it says the same, a refusal otherwise.
     *
     * @param id what {@link Outcome.Unchanged} names
     * @param before the event that the first record made, null if there is none
     */
    public static Optional<Outcome> repeated(String name, String id, Event before, Event now) {
        if (before == null) {
            return Optional.empty();
        }
        return Optional.of(
                before.equals(now)
                        ? Outcome.unchanged(id)
                        : Outcome.refused(Reason.CONFLICTING_RECORD, "%s（%s）已记录，内容与本次不同".formatted(name, id)));
    }

    public static Optional<Outcome> refuseIf(boolean refused, Reason reason, String message) {
        return refused ? Optional.of(Outcome.refused(reason, message)) : Optional.empty();
    }
}
