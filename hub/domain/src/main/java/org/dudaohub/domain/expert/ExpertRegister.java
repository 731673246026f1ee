package org.dudaohub.domain.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dudaohub.domain.Checks;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawCommitted;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawn;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRegistered;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRetired;

/** Answers who is in the pool of experts, as of the last event in the ledger (never a stale copy). */
@FunctionalInterface
public interface ExpertRegister {

    /** The entry, also of an expert who left the pool. */
    Optional<Entry> find(String expert);

    /** The ledger's stream that holds the expert's own events. */
    static String streamOf(String expert) {
        return "expert:" + expert;
    }

    /** A check that all of them are in the pool on that day. */
    default Supplier<Optional<Outcome>> inPool(List<String> experts, LocalDate day) {
        return () -> noneBut(
                entry -> entry.inPoolOn(day), experts, Reason.UNKNOWN_CASE, "下列专家在%s不在专家库（未入库或已退出）：".formatted(day));
    }

    /** A check that all of them can be asked about that field. */
    default Supplier<Optional<Outcome>> versedIn(String field, List<String> experts) {
        return () -> noneBut(
                entry -> entry.fields().contains(field), experts, Reason.INVALID, "下列专家的专业领域不含“%s”：".formatted(field));
    }

    private Optional<Outcome> noneBut(
            Predicate<Entry> condition, List<String> experts, Reason reason, String otherwise) {
        List<String> others = experts.stream()
                .filter(expert -> find(expert).filter(condition).isEmpty())
                .toList();
        return Checks.refuseIf(!others.isEmpty(), reason, otherwise + String.join("、", others));
    }

    /** How an event of the expert's stream changes the entry; for whoever keeps the register. */
    static Optional<Entry> after(Optional<Entry> entry, ExpertEvent event) {
        return switch (event) {
            case ExpertRegistered e ->
                Optional.of(new Entry(
                        e.expert(),
                        e.fields(),
                        entry.filter(before -> before.retiredOn() == null)
                                .map(Entry::since)
                                .orElse(e.happenedOn()),
                        null));
            case ExpertRetired e -> entry.map(before -> before.retired(e.happenedOn()));
            case ExpertDrawCommitted e -> entry;
            case ExpertDrawn e -> entry;
        };
    }

    /**
     * @param fields what the expert can be asked about
     * @param since the day on which the expert came into the pool, or came back
     * @param retiredOn null while the expert is in the pool
     */
    record Entry(String expert, List<String> fields, LocalDate since, LocalDate retiredOn) {

        public boolean inPoolOn(LocalDate day) {
            return !day.isBefore(since) && (retiredOn == null || day.isBefore(retiredOn));
        }

        private Entry retired(LocalDate day) {
            return new Entry(expert, fields, since, day);
        }
    }
}
