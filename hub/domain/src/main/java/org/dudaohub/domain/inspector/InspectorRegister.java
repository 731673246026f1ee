package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Checks;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppraised;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorNominated;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRemoved;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRenewed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEndReminded;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEnded;
import org.dudaohub.domain.inspector.InspectorEvent.NominationPublished;
import org.dudaohub.domain.inspector.InspectorEvent.NominationRejected;
import org.dudaohub.domain.inspector.InspectorEvent.NomineeExamined;
import org.dudaohub.domain.inspector.InspectorEvent.RecusalLifted;
import org.dudaohub.domain.inspector.InspectorEvent.RecusalRegistered;

/** Answers who was appointed as an inspector, as of the last event in the ledger (never a stale copy). */
@FunctionalInterface
public interface InspectorRegister {

    /** The entry, also of an inspector who serves no more. */
    Optional<Entry> find(String inspector);

    /**
     * Whoever signs a form like that: the inspector of that number. Whoever knows the inspectors' names finds those too,
     * several where they are namesakes.
     */
    default List<Entry> signing(String signature) {
        return find(signature).stream().toList();
    }

    /** What the inspector of that number signs with: the number, and the name where it is in the register. */
    default Set<String> signaturesOf(String inspector) {
        return Stream.concat(Stream.of(inspector), find(inspector).map(Entry::name).stream())
                .collect(Collectors.toSet());
    }

    /** Whether the inspector of that number is one of those, each known by number or name. */
    default boolean isAmong(String inspector, Collection<String> signatures) {
        Set<String> own = signaturesOf(inspector);
        return signatures.stream().anyMatch(own::contains);
    }

    /**
     * A check that an inspector who sends a command is one of those whom its case names. Whoever is no inspector, such as
     * an office, passes; so does every inspector where the case names nobody.
     *
     * @param sender the sending inspector's number; null where no inspector sends it
     * @param named the case's inspectors, each by number or name
     */
    default Supplier<Optional<Outcome>> ownCase(String sender, Collection<String> named) {
        return () -> sender == null || named.isEmpty() || isAmong(sender, named)
                ? Optional.empty()
                : Optional.of(Outcome.refused(
                        Reason.NOT_PERMITTED,
                        "该事项由督学%s承办，您的督学编号是%s，不能代为办理".formatted(String.join("、", new TreeSet<>(named)), sender)));
    }

    /** The ledger's stream that holds the inspector's own events. */
    static String streamOf(String inspector) {
        return "inspector:" + inspector;
    }

    /** A check that all of them serve on that day and that none has to keep away from the school. */
    default Supplier<Optional<Outcome>> mayInspect(List<String> inspectors, String school, LocalDate day) {
        return () -> inspectors.stream()
                .map(inspector -> Checks.firstRefusal(serves(inspector, day), notRecused(inspector, school)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A check that the inspector serves on that day. */
    default Supplier<Optional<Outcome>> serves(String inspector, LocalDate day) {
        return () -> Checks.refuseIf(
                find(inspector).filter(entry -> entry.servesOn(day)).isEmpty(),
                Reason.UNKNOWN_INSPECTOR,
                "督学%s在%s不在聘期内".formatted(inspector, day));
    }

    /** A check that the inspector does not have to keep away from the school. */
    default Supplier<Optional<Outcome>> notRecused(String inspector, String school) {
        return () -> Checks.refuseIf(
                find(inspector)
                        .filter(entry -> entry.recusals().contains(school))
                        .isPresent(),
                Reason.RECUSED,
                "督学%s对学校%s须回避".formatted(inspector, school));
    }

    /** A check that nobody who signs has to keep away from the school. */
    default Supplier<Optional<Outcome>> noneRecused(List<String> signatures, String school) {
        return () -> noneRecused(signatures.stream().flatMap(signature -> signing(signature).stream()), school);
    }

    private static Optional<Outcome> noneRecused(Stream<Entry> inspectors, String school) {
        return inspectors
                .filter(entry -> entry.recusals().contains(school))
                .findFirst()
                .map(entry -> Outcome.refused(
                        Reason.RECUSED,
                        "督学%s（%s）对学校%s须回避，不能作为督导人员；如系同名督学，请改填督学编号".formatted(entry.name(), entry.inspector(), school)));
    }

    /**
     * A check of those who go to a school together, each known by number or name: nobody has to keep away from it, and
     * whoever is an inspector serves on that day. Whoever is none may go along, as experts do.
     */
    default Supplier<Optional<Outcome>> mayTakePart(List<String> signatures, String school, LocalDate day) {
        return () -> {
            // To look somebody up may cost a question to a database: once is enough.
            Map<String, List<Entry>> known = new LinkedHashMap<>();
            signatures.forEach(signature -> known.computeIfAbsent(signature, this::signing));
            return Checks.firstRefusal(
                    () -> noneRecused(known.values().stream().flatMap(List::stream), school),
                    () -> known.entrySet().stream()
                            .filter(signed -> !signed.getValue().isEmpty())
                            .filter(signed -> signed.getValue().stream().noneMatch(entry -> entry.servesOn(day)))
                            .findFirst()
                            .map(signed -> Outcome.refused(
                                    Reason.UNKNOWN_INSPECTOR, "督学%s在%s不在聘期内".formatted(signed.getKey(), day))));
        };
    }

    /** How an event of the inspector's stream changes the entry; for whoever keeps the register. */
    static Optional<Entry> after(Optional<Entry> entry, InspectorEvent event) {
        return switch (event) {
            case InspectorAppointed e ->
                Optional.of(new Entry(
                        e.inspector(),
                        e.name(),
                        e.kind(),
                        e.office(),
                        e.happenedOn(),
                        e.termEnds(),
                        null,
                        entry.map(Entry::recusals).orElse(Set.of())));
            case InspectorRenewed e -> entry.map(before -> before.until(e.termEnds()));
            case InspectorRemoved e -> entry.map(before -> before.removed(e.happenedOn()));
            case RecusalRegistered e -> entry.map(before -> before.recused(e.school(), true));
            case RecusalLifted e -> entry.map(before -> before.recused(e.school(), false));
            case InspectorNominated e -> entry;
            case NomineeExamined e -> entry;
            case NominationPublished e -> entry;
            case NominationRejected e -> entry;
            case InspectorAppraised e -> entry;
            case InspectorTermEndReminded e -> entry;
            case InspectorTermEnded e -> entry;
        };
    }

    /**
     * @param since first day of the first term
     * @param termEnds last day of the present term
     * @param removedOn null while the inspector serves
     * @param recusals codes of the schools that the inspector keeps away from
     */
    record Entry(
            String inspector,
            String name,
            InspectorKind kind,
            String office,
            LocalDate since,
            LocalDate termEnds,
            LocalDate removedOn,
            Set<String> recusals) {

        public boolean servesOn(LocalDate day) {
            boolean removed = removedOn != null && !day.isBefore(removedOn);
            return !day.isBefore(since) && !day.isAfter(termEnds) && !removed;
        }

        private Entry until(LocalDate end) {
            return new Entry(inspector, name, kind, office, since, end, removedOn, recusals);
        }

        private Entry removed(LocalDate day) {
            return new Entry(inspector, name, kind, office, since, termEnds, day, recusals);
        }

        private Entry recused(String school, boolean recused) {
            Set<String> schools = new HashSet<>(recusals);
            if (recused) {
                schools.add(school);
            } else {
                schools.remove(school);
            }
            return new Entry(inspector, name, kind, office, since, termEnds, removedOn, Set.copyOf(schools));
        }
    }
}
