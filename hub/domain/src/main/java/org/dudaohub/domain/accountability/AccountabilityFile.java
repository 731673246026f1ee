package org.dudaohub.domain.accountability;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
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
import org.dudaohub.domain.accountability.AccountabilityEvent.StepReminded;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/**
 * The accountability file 问责档案 of one unit: all cases of the unit and of people in it.
 *
 * <p>A party that lets its period for a defence, review or appeal pass has lost it. An office that takes a step late
 * still has to take it: that it was late is found and kept.
 */
public class AccountabilityFile {

    @AggregateIdentifier
    private String stream;

    private final Map<String, AccountabilityCase> cases = new LinkedHashMap<>();

    AccountabilityFile() {}

    // Fact finding, notice and defence.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(OpenFactFinding command, OrganizationRegister register, RuleBook rules, Clock clock) {
        AccountabilityCase before = cases.get(command.accountability());
        return firstRefusal(
                        present("被督导单位代码", command.school()),
                        present("问责编号", command.accountability()),
                        present("问责对象类别", command.target()),
                        present("问责情形", command.ground()),
                        present("问责线索", command.basis()),
                        present("启动日期", command.openedOn()),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "被督导单位%s未登记".formatted(command.school())),
                        () -> command.target() == Target.PERSON
                                ? present("责任人", command.person()).get()
                                : Optional.empty(),
                        () -> before == null
                                ? Optional.empty()
                                : repeated(
                                        "问责案件",
                                        command.accountability(),
                                        before.opened(),
                                        openingOf(
                                                command,
                                                rules.profile(before.opened().ruleProfile()),
                                                rules)),
                        notInFuture("启动日期", command.openedOn(), clock))
                .orElseGet(() -> {
                    String division =
                            register.find(command.school()).orElseThrow().division();
                    return accept(openingOf(command, rules.profileFor(division, command.openedOn()), rules));
                });
    }

    private static FactFindingOpened openingOf(OpenFactFinding command, RuleProfile profile, RuleBook rules) {
        return new FactFindingOpened(
                command.accountability(),
                command.school(),
                command.target(),
                command.target() == Target.PERSON ? command.person() : null,
                command.ground(),
                command.basis(),
                rules.deadline(profile, PeriodRule.FACT_FINDING, command.openedOn()),
                profile.id(),
                command.openedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(NotifyFacts command, RuleBook rules, Clock clock) {
        return inCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("认定事实", command.facts()),
                                measuresFor(theCase, command.measures()),
                                present("告知日期", command.notifiedOn()),
                                () -> repeated(
                                        "告知",
                                        command.accountability(),
                                        theCase.notified(),
                                        noticeOf(command, theCase, rules)),
                                theCase::notDropped,
                                () -> notBefore(
                                                "告知日期",
                                                command.notifiedOn(),
                                                "启动日期",
                                                theCase.opened().happenedOn())
                                        .get(),
                                notInFuture("告知日期", command.notifiedOn(), clock))
                        .orElseGet(() -> take(Step.FACT_FINDING, theCase, noticeOf(command, theCase, rules))));
    }

    private static FactsNotified noticeOf(NotifyFacts command, AccountabilityCase theCase, RuleBook rules) {
        return new FactsNotified(
                command.accountability(),
                command.school(),
                command.facts(),
                command.measures(),
                rules.deadline(theCase.profile(rules), PeriodRule.DEFENCE, command.notifiedOn()),
                command.notifiedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitStatement command, Clock clock) {
        var event = new StatementSubmitted(
                command.accountability(), command.school(), command.statement(), command.submittedOn());
        return inCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("陈述申辩意见", command.statement()),
                                present("提交日期", command.submittedOn()),
                                () -> repeated("陈述申辩", command.accountability(), theCase.statement(), event),
                                () -> refuseIf(theCase.notified() == null, Reason.WRONG_STATE, "尚未告知事实与问责意见"),
                                theCase::undecided,
                                () -> notBefore(
                                                "提交日期",
                                                command.submittedOn(),
                                                "告知日期",
                                                theCase.notified().happenedOn())
                                        .get(),
                                () -> inTime(
                                        "申辩期限",
                                        command.submittedOn(),
                                        theCase.notified().defenceUntil()),
                                notInFuture("提交日期", command.submittedOn(), clock))
                        .orElseGet(() -> accept(event)));
    }

    // The decision.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DecideAccountability command, RuleBook rules, Clock clock) {
        return inCase(
                command.accountability(),
                theCase -> firstRefusal(
                                measuresFor(theCase, command.measures()),
                                present("问责依据", command.basis()),
                                present("决定日期", command.decidedOn()),
                                () -> repeated(
                                        "问责决定",
                                        command.accountability(),
                                        theCase.decided(),
                                        decisionOf(command, theCase, rules)),
                                () -> refuseIf(theCase.notified() == null, Reason.WRONG_STATE, "尚未告知事实与问责意见，不能作出决定"),
                                theCase::undecided,
                                () -> refuseIf(
                                        theCase.statement() == null
                                                && !command.decidedOn()
                                                        .isAfter(theCase.notified()
                                                                .defenceUntil()),
                                        Reason.WRONG_STATE,
                                        "申辩期限（%s）未满，不能作出决定"
                                                .formatted(theCase.notified().defenceUntil())),
                                () -> theCase.statement() == null
                                        ? Optional.empty()
                                        : firstRefusal(
                                                present("申辩采纳情况", command.answer()),
                                                notBefore(
                                                        "决定日期",
                                                        command.decidedOn(),
                                                        "申辩日期",
                                                        theCase.statement().happenedOn())),
                                () -> aggravated(theCase, command, rules),
                                notInFuture("决定日期", command.decidedOn(), clock))
                        .orElseGet(() -> accept(decisionOf(command, theCase, rules))));
    }

    private AccountabilityDecided decisionOf(DecideAccountability command, AccountabilityCase theCase, RuleBook rules) {
        RuleProfile profile = theCase.profile(rules);
        return new AccountabilityDecided(
                command.accountability(),
                command.school(),
                theCase.opened().target(),
                theCase.opened().person(),
                command.measures(),
                Objects.requireNonNullElse(command.circumstances(), List.of()),
                command.basis(),
                Objects.requireNonNullElse(command.answer(), ""),
                theCase.decided() == null
                        ? earlierWithinTheYear(theCase, command.decidedOn(), rules)
                                .map(earlier -> earlier.opened().accountability())
                                .orElse(null)
                        : theCase.decided().aggravatedBy(),
                rules.deadline(profile, PeriodRule.REVIEW_APPLICATION, command.decidedOn()),
                rules.deadline(profile, PeriodRule.APPEAL_APPLICATION, command.decidedOn()),
                command.decidedOn());
    }

    /** A second time within a year is graver than the first, or as grave as it can be (教育督导问责办法, 从重). */
    private Optional<Outcome> aggravated(AccountabilityCase theCase, DecideAccountability command, RuleBook rules) {
        Measure gravest = Collections.max(command.measures());
        return earlierWithinTheYear(theCase, command.decidedOn(), rules)
                .map(AccountabilityCase::gravestMeasure)
                .flatMap(earlier -> refuseIf(
                        !gravest.isGraverThan(earlier) && !gravest.isTheGravest(),
                        Reason.INVALID,
                        "一年内再次问责应当从重：应重于前次的“%s”".formatted(earlier.label())));
    }

    /** The last decision in force against the same unit or person; one that was revoked doesn't count. */
    private Optional<AccountabilityCase> earlierWithinTheYear(
            AccountabilityCase theCase, LocalDate day, RuleBook rules) {
        return cases.values().stream()
                .filter(other -> other != theCase && other.concernsTheSameAs(theCase) && other.isInForce())
                .filter(other -> !other.decided().happenedOn().isAfter(day))
                .filter(other -> !day.isAfter(rules.deadline(
                        theCase.profile(rules),
                        PeriodRule.AGGRAVATION,
                        other.decided().happenedOn())))
                .reduce((first, second) ->
                        second.decided().happenedOn().isBefore(first.decided().happenedOn()) ? first : second);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DropAccountability command, Clock clock) {
        var event = new AccountabilityDropped(
                command.accountability(), command.school(), command.grounds(), command.decidedOn());
        return inCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("事由", command.grounds()),
                                present("决定日期", command.decidedOn()),
                                () -> repeated("终止问责", command.accountability(), theCase.dropped(), event),
                                theCase::undecided,
                                () -> notBefore(
                                                "决定日期",
                                                command.decidedOn(),
                                                "启动日期",
                                                theCase.opened().happenedOn())
                                        .get(),
                                notInFuture("决定日期", command.decidedOn(), clock))
                        .orElseGet(() -> take(Step.FACT_FINDING, theCase, event)));
    }

    /** Neither a review nor an appeal suspends it. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ExecuteAccountability command, Clock clock) {
        var event = new AccountabilityExecuted(
                command.accountability(), command.school(), command.executor(), command.result(), command.executedOn());
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("执行单位", command.executor()),
                                present("执行情况", command.result()),
                                present("执行日期", command.executedOn()),
                                () -> theCase.events().contains(event)
                                        ? Optional.of(Outcome.unchanged(command.accountability()))
                                        : repeated("执行", command.accountability(), theCase.executed(), event),
                                () -> refuseIf(!theCase.isInForce(), Reason.WRONG_STATE, "问责决定已撤销，不再执行"),
                                () -> notBefore("执行日期", command.executedOn(), "决定日期", theCase.measuresSince())
                                        .get(),
                                notInFuture("执行日期", command.executedOn(), clock))
                        .orElseGet(() -> accept(event)));
    }

    // Review, appeal and correction.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ApplyForReview command, RuleBook rules, Clock clock) {
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("事由", command.grounds()),
                                present("申请日期", command.appliedOn()),
                                () -> repeated(
                                        "复核申请",
                                        command.accountability(),
                                        theCase.reviewRequested(),
                                        requestOf(command, theCase, rules)),
                                () -> refuseIf(theCase.appealLodged() != null, Reason.WRONG_STATE, "已提出申诉，不再受理复核"),
                                () -> theCase.notBeforeDecision("申请日期", command.appliedOn()),
                                () -> inTime(
                                        "复核申请期限",
                                        command.appliedOn(),
                                        theCase.decided().reviewUntil()),
                                notInFuture("申请日期", command.appliedOn(), clock))
                        .orElseGet(() -> accept(requestOf(command, theCase, rules))));
    }

    private static ReviewRequested requestOf(ApplyForReview command, AccountabilityCase theCase, RuleBook rules) {
        return new ReviewRequested(
                command.accountability(),
                command.school(),
                command.grounds(),
                rules.deadline(theCase.profile(rules), PeriodRule.REVIEW_DECISION, command.appliedOn()),
                command.appliedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DecideReview command, RuleBook rules, Clock clock) {
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("处理结论", command.verdict()),
                                present("理由", command.reasons()),
                                present("决定日期", command.decidedOn()),
                                () -> changeFits(theCase, command.verdict(), command.measures()),
                                () -> refuseIf(theCase.reviewRequested() == null, Reason.WRONG_STATE, "没有复核申请"),
                                () -> repeated(
                                        "复核决定",
                                        command.accountability(),
                                        theCase.reviewed(),
                                        reviewOf(command, theCase, rules)),
                                () -> theCase.changedBy(command.verdict(), command.measures()),
                                () -> notBefore(
                                                "决定日期",
                                                command.decidedOn(),
                                                "申请日期",
                                                theCase.reviewRequested().happenedOn())
                                        .get(),
                                notInFuture("决定日期", command.decidedOn(), clock))
                        .orElseGet(() -> take(Step.REVIEW, theCase, reviewOf(command, theCase, rules))));
    }

    private static ObjectionReviewed reviewOf(DecideReview command, AccountabilityCase theCase, RuleBook rules) {
        return new ObjectionReviewed(
                command.accountability(),
                command.school(),
                command.verdict(),
                theCase.measuresAfter(
                        command.verdict(),
                        command.measures(),
                        theCase.reviewed() == null ? null : theCase.reviewed().measures()),
                command.reasons(),
                rules.deadline(theCase.profile(rules), PeriodRule.APPEAL_APPLICATION, command.decidedOn()),
                command.decidedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(LodgeAppeal command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("申诉受理机构代码", command.appealBody()),
                                present("事由", command.grounds()),
                                present("申请日期", command.appliedOn()),
                                () -> repeated(
                                        "申诉",
                                        command.accountability(),
                                        theCase.appealLodged(),
                                        appealOf(command, theCase, rules)),
                                () -> refuseIf(
                                        theCase.reviewRequested() != null && theCase.reviewed() == null,
                                        Reason.WRONG_STATE,
                                        "复核尚未作出决定，不能申诉"),
                                () -> refuseIf(
                                        register.find(command.appealBody()).isEmpty(),
                                        Reason.UNKNOWN_ORGANIZATION,
                                        "申诉受理机构%s未登记".formatted(command.appealBody())),
                                () -> notBefore("申请日期", command.appliedOn(), "决定日期", theCase.lastDecisionOn())
                                        .get(),
                                () -> inTime("申诉期限", command.appliedOn(), theCase.appealUntil()),
                                notInFuture("申请日期", command.appliedOn(), clock))
                        .orElseGet(() -> accept(appealOf(command, theCase, rules))));
    }

    private static AppealLodged appealOf(LodgeAppeal command, AccountabilityCase theCase, RuleBook rules) {
        return new AppealLodged(
                command.accountability(),
                command.school(),
                command.appealBody(),
                command.grounds(),
                rules.deadline(theCase.profile(rules), PeriodRule.APPEAL_DECISION, command.appliedOn()),
                command.appliedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DecideAppeal command, RuleBook rules, Clock clock) {
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("处理结论", command.verdict()),
                                present("理由", command.reasons()),
                                present("决定日期", command.decidedOn()),
                                () -> changeFits(theCase, command.verdict(), command.measures()),
                                () -> refuseIf(theCase.appealLodged() == null, Reason.WRONG_STATE, "没有申诉"),
                                () -> repeated(
                                        "申诉处理决定",
                                        command.accountability(),
                                        theCase.appealDecided(),
                                        appealDecisionOf(command, theCase, rules)),
                                () -> theCase.changedBy(command.verdict(), command.measures()),
                                () -> notBefore(
                                                "决定日期",
                                                command.decidedOn(),
                                                "申诉日期",
                                                theCase.appealLodged().happenedOn())
                                        .get(),
                                notInFuture("决定日期", command.decidedOn(), clock))
                        .orElseGet(() -> take(Step.APPEAL, theCase, appealDecisionOf(command, theCase, rules))));
    }

    private static AppealDecided appealDecisionOf(DecideAppeal command, AccountabilityCase theCase, RuleBook rules) {
        AppealDecided before = theCase.appealDecided();
        List<Measure> measures =
                theCase.measuresAfter(command.verdict(), command.measures(), before == null ? null : before.measures());
        return new AppealDecided(
                command.accountability(),
                command.school(),
                command.verdict(),
                measures,
                command.reasons(),
                before == null
                        ? correctionUntil(measures, command.decidedOn(), theCase, rules)
                        : before.correctionUntil(),
                command.decidedOn());
    }

    /** Null where there is nothing to correct. */
    private static LocalDate correctionUntil(
            List<Measure> measures, LocalDate decidedOn, AccountabilityCase theCase, RuleBook rules) {
        return theCase.holds(measures)
                ? null
                : rules.deadline(theCase.profile(rules), PeriodRule.APPEAL_CORRECTION, decidedOn);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CorrectAccountability command, Clock clock) {
        List<Measure> measures = Objects.requireNonNullElse(command.measures(), List.of());
        var event = new AccountabilityCorrected(
                command.accountability(), command.school(), measures, command.grounds(), command.decidedOn());
        return inDecidedCase(
                command.accountability(),
                theCase -> firstRefusal(
                                present("事由", command.grounds()),
                                present("决定日期", command.decidedOn()),
                                () -> measures.isEmpty()
                                        ? Optional.empty()
                                        : measuresFor(theCase, measures).get(),
                                () -> event.equals(theCase.corrected())
                                        ? Optional.of(Outcome.unchanged(command.accountability()))
                                        : Optional.empty(),
                                () -> refuseIf(
                                        theCase.awaitsCorrection()
                                                && !Set.copyOf(measures)
                                                        .equals(Set.copyOf(theCase.appealDecided()
                                                                .measures())),
                                        Reason.INVALID,
                                        "应按申诉处理决定纠正"),
                                () -> refuseIf(theCase.holds(measures), Reason.INVALID, "纠正后的问责方式与现行决定相同"),
                                () -> notBefore("决定日期", command.decidedOn(), "原决定日期", theCase.lastDecisionOn())
                                        .get(),
                                notInFuture("决定日期", command.decidedOn(), clock))
                        .orElseGet(() -> take(Step.CORRECTION, theCase, event)));
    }

    // What passes by itself.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CheckAccountabilityDeadlines command, Clock clock) {
        if (cases.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_CASE, "%s没有问责案件".formatted(command.school()));
        }
        List<AccountabilityEvent> news = new ArrayList<>();
        cases.values()
                .forEach(theCase -> theCase.deadlines().forEach((step, deadline) -> {
                    String id = theCase.opened().accountability();
                    LocalDate today = LocalDate.now(clock);
                    deadline.reminderDue(today)
                            .ifPresent(days -> news.add(
                                    new StepReminded(id, command.school(), step, days, deadline.end(), today)));
                    theCase.missed(step, today).ifPresent(news::add);
                }));
        news.forEach(event -> apply(event));
        return news.isEmpty() ? Outcome.unchanged(command.school()) : Outcome.accepted(command.school());
    }

    // Checks.

    private Outcome inCase(String accountability, Function<AccountabilityCase, Outcome> answer) {
        AccountabilityCase theCase = cases.get(accountability);
        return theCase == null
                ? Outcome.refused(Reason.UNKNOWN_CASE, "没有问责案件%s".formatted(accountability))
                : answer.apply(theCase);
    }

    private Outcome inDecidedCase(String accountability, Function<AccountabilityCase, Outcome> answer) {
        return inCase(
                accountability,
                theCase -> theCase.decided() == null
                        ? Outcome.refused(Reason.WRONG_STATE, "问责案件%s尚未作出决定".formatted(accountability))
                        : answer.apply(theCase));
    }

    private static Supplier<Optional<Outcome>> measuresFor(AccountabilityCase theCase, List<Measure> measures) {
        Target target = theCase.opened().target();
        return () -> firstRefusal(
                present("问责方式", measures),
                () -> refuseIf(
                        measures.stream().anyMatch(measure -> !measure.isFor(target)),
                        Reason.INVALID,
                        "所选问责方式不适用于%s".formatted(target.label())));
    }

    private static Optional<Outcome> changeFits(AccountabilityCase theCase, Verdict verdict, List<Measure> measures) {
        return verdict == Verdict.CHANGED ? measuresFor(theCase, measures).get() : Optional.empty();
    }

    private static Optional<Outcome> inTime(String name, LocalDate day, LocalDate end) {
        return refuseIf(day.isAfter(end), Reason.TOO_LATE, "%s（%s）已过".formatted(name, end));
    }

    /** A step that is late by its own day is found late, whether or not anybody has asked meanwhile. */
    private <E extends AccountabilityEvent & CaseEvent> Outcome take(Step step, AccountabilityCase theCase, E event) {
        theCase.missed(step, event.happenedOn()).ifPresent(missed -> apply(missed));
        return accept(event);
    }

    private <E extends AccountabilityEvent & CaseEvent> Outcome accept(E event) {
        apply(event);
        return Outcome.accepted(event.accountability());
    }

    // State.

    @EventSourcingHandler
    void on(FactFindingOpened event) {
        stream = "accountability:" + event.school();
        cases.put(event.accountability(), AccountabilityCase.opened(event));
    }

    @EventSourcingHandler
    void on(CaseEvent event) {
        cases.computeIfPresent(event.accountability(), (id, theCase) -> theCase.with(event));
    }
}
