package org.dudaohub.domain.accountability;

import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityCorrected;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDecided;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDropped;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityExecuted;
import org.dudaohub.domain.accountability.AccountabilityEvent.AppealDecided;
import org.dudaohub.domain.accountability.AccountabilityEvent.AppealLodged;
import org.dudaohub.domain.accountability.AccountabilityEvent.FactFindingOpened;
import org.dudaohub.domain.accountability.AccountabilityEvent.FactsNotified;
import org.dudaohub.domain.accountability.AccountabilityEvent.ObjectionReviewed;
import org.dudaohub.domain.accountability.AccountabilityEvent.ReviewRequested;
import org.dudaohub.domain.accountability.AccountabilityEvent.StatementSubmitted;
import org.dudaohub.domain.accountability.AccountabilityEvent.StepMissed;
import org.dudaohub.domain.accountability.AccountabilityEvent.StepReminded;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** One case of a unit's file: nothing but its events, from which it is read where the case stands. */
record AccountabilityCase(List<CaseEvent> events) {

    static AccountabilityCase opened(FactFindingOpened opened) {
        return new AccountabilityCase(List.of(opened));
    }

    AccountabilityCase with(CaseEvent event) {
        return new AccountabilityCase(
                Stream.concat(events.stream(), Stream.of(event)).toList());
    }

    FactFindingOpened opened() {
        return last(FactFindingOpened.class);
    }

    FactsNotified notified() {
        return last(FactsNotified.class);
    }

    StatementSubmitted statement() {
        return last(StatementSubmitted.class);
    }

    AccountabilityDropped dropped() {
        return last(AccountabilityDropped.class);
    }

    AccountabilityDecided decided() {
        return last(AccountabilityDecided.class);
    }

    /** The execution of what holds now; that of measures which were changed since is history. */
    AccountabilityExecuted executed() {
        return last(AccountabilityExecuted.class, events.subList(sinceChange(), events.size()));
    }

    ReviewRequested reviewRequested() {
        return last(ReviewRequested.class);
    }

    ObjectionReviewed reviewed() {
        return last(ObjectionReviewed.class);
    }

    AppealLodged appealLodged() {
        return last(AppealLodged.class);
    }

    AppealDecided appealDecided() {
        return last(AppealDecided.class);
    }

    AccountabilityCorrected corrected() {
        return last(AccountabilityCorrected.class);
    }

    /** Null if it did not happen. */
    private <E extends CaseEvent> E last(Class<E> type) {
        return last(type, events);
    }

    private static <E extends CaseEvent> E last(Class<E> type, List<CaseEvent> events) {
        return events.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** What holds now; empty before the decision and when it was revoked. */
    List<Measure> measures() {
        List<Measure> inForce = List.of();
        for (CaseEvent event : events) {
            inForce = switch (event) {
                case AccountabilityDecided e -> e.measures();
                case ObjectionReviewed e -> e.measures();
                case AccountabilityCorrected e -> e.measures();
                default -> inForce;
            };
        }
        return inForce;
    }

    boolean holds(List<Measure> measures) {
        return Set.copyOf(measures).equals(Set.copyOf(measures()));
    }

    /** The day of the decision, review or correction since which these measures hold. */
    LocalDate measuresSince() {
        return events.get(sinceChange() - 1).happenedOn();
    }

    /** The number of the first event that found the measures as they are now. */
    private int sinceChange() {
        int index = events.size();
        while (index > 1 && new AccountabilityCase(events.subList(0, index - 1)).holds(measures())) {
            index--;
        }
        return index;
    }

    /** The steps that an office has yet to take. */
    Map<Step, Deadline> deadlines() {
        Map<Step, Deadline> open = new EnumMap<>(Step.class);
        for (CaseEvent event : events) {
            switch (event) {
                case FactFindingOpened e -> open.put(Step.FACT_FINDING, Deadline.on(e.deadline()));
                case FactsNotified _ -> open.remove(Step.FACT_FINDING);
                case AccountabilityDropped _ -> open.clear();
                case ReviewRequested e -> open.put(Step.REVIEW, Deadline.on(e.deadline()));
                case ObjectionReviewed _ -> open.remove(Step.REVIEW);
                case AppealLodged e -> open.put(Step.APPEAL, Deadline.on(e.deadline()));
                case AppealDecided e -> {
                    open.remove(Step.APPEAL);
                    if (e.correctionUntil() != null) {
                        open.put(Step.CORRECTION, Deadline.on(e.correctionUntil()));
                    }
                }
                case AccountabilityCorrected _ -> open.remove(Step.CORRECTION);
                case StepReminded e ->
                    open.computeIfPresent(e.step(), (step, deadline) -> deadline.withReminder(e.daysBefore()));
                case StepMissed e -> open.computeIfPresent(e.step(), (step, deadline) -> deadline.asMissed());
                default -> {}
            }
        }
        if (appealDecided() != null && holds(appealDecided().measures())) {
            open.remove(Step.CORRECTION);
        }
        return open;
    }

    /** Empty where the step does not wait, where it is not late on that day, and where that was found before. */
    Optional<StepMissed> missed(Step step, LocalDate day) {
        return Optional.ofNullable(deadlines().get(step))
                .filter(deadline -> deadline.isMissedSince(day))
                .map(deadline -> new StepMissed(
                        opened().accountability(),
                        opened().school(),
                        step,
                        deadline.end(),
                        deadline.end().plusDays(1)));
    }

    RuleProfile profile(RuleBook rules) {
        return rules.profile(opened().ruleProfile());
    }

    boolean concernsTheSameAs(AccountabilityCase other) {
        return opened().target() == other.opened().target()
                && Objects.equals(opened().person(), other.opened().person());
    }

    /** An appeal that revokes a decision waits for the office to correct it; until then the decision is in force. */
    boolean isInForce() {
        return !measures().isEmpty();
    }

    boolean awaitsCorrection() {
        return deadlines().containsKey(Step.CORRECTION);
    }

    Measure gravestMeasure() {
        return Collections.max(measures());
    }

    /** @param upheld what the same verdict upheld when it was first recorded, null if it was not */
    List<Measure> measuresAfter(Verdict verdict, List<Measure> changed, List<Measure> upheld) {
        return switch (verdict) {
            case UPHELD -> upheld == null ? measures() : upheld;
            case CHANGED -> changed;
            case REVOKED -> List.of();
        };
    }

    LocalDate appealUntil() {
        return reviewed() == null ? decided().appealUntil() : reviewed().appealUntil();
    }

    /** The day of the last decision of any kind. */
    LocalDate lastDecisionOn() {
        return Stream.<Event>of(decided(), reviewed(), appealDecided())
                .filter(Objects::nonNull)
                .map(Event::happenedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    Optional<Outcome> notDropped() {
        return refuseIf(dropped() != null, Reason.WRONG_STATE, "该问责案件已终止");
    }

    Optional<Outcome> undecided() {
        return firstRefusal(this::notDropped, () -> refuseIf(decided() != null, Reason.WRONG_STATE, "该问责案件已作出决定"));
    }

    /** A verdict that changes something; what it says was looked at before. */
    Optional<Outcome> changedBy(Verdict verdict, List<Measure> measures) {
        return refuseIf(verdict == Verdict.CHANGED && holds(measures), Reason.INVALID, "变更后的问责方式与现行决定相同");
    }

    Optional<Outcome> notBeforeDecision(String name, LocalDate day) {
        return notBefore(name, day, "决定日期", decided().happenedOn()).get();
    }
}
