package org.dudaohub.domain.inspector;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
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
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/**
 * An inspector 督学: nominated, examined, on public notice, appointed, appraised each year, renewed or removed.
 *
 * <p>An inspector who was never nominated here is taken over as appointed elsewhere or before the hub was used; one who
 * was nominated here is appointed only when the public notice has run its time.
 */
public class Inspector {

    private enum State {
        NOMINATED,
        PASSED,
        ON_NOTICE,
        /** Failed or rejected, and free to be nominated again. */
        DECLINED,
        SERVING,
        REMOVED
    }

    private static final BigDecimal FULL_MARKS = BigDecimal.valueOf(100);

    @AggregateIdentifier
    private String stream;

    private State state;
    private InspectorNominated nominated;
    private NomineeExamined examined;
    private NominationPublished published;
    private NominationRejected rejected;
    private InspectorAppointed appointed;
    private InspectorRenewed renewed;
    private InspectorRemoved removed;
    private String office;
    private int terms;
    private LocalDate termBegins;
    private Deadline termEnd;
    private final Map<Integer, InspectorAppraised> appraisals = new HashMap<>();
    private final Map<String, RecusalRegistered> recusals = new HashMap<>();

    Inspector() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(NominateInspector command, OrganizationRegister register, RuleBook rules, Clock clock) {
        if (nominated != null && sameNomination(command)) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        present("督学编号", command.inspector()),
                        present("姓名", command.name()),
                        present("类别", command.kind()),
                        present("所属机构代码", command.office()),
                        present("推荐单位", command.recommendedBy()),
                        present("推荐日期", command.nominatedOn()),
                        notInFuture("推荐日期", command.nominatedOn(), clock),
                        () -> refuseIf(
                                state == State.SERVING, Reason.WRONG_STATE, "督学%s在聘".formatted(command.inspector())),
                        () -> refuseIf(
                                underWay(), Reason.CONFLICTING_RECORD, "督学编号%s已有人选".formatted(command.inspector())),
                        registered(command.office(), register),
                        () -> enoughWorkYears(
                                command, profile(command.office(), command.nominatedOn(), register, rules)))
                .orElseGet(() -> {
                    RuleProfile profile = profile(command.office(), command.nominatedOn(), register, rules);
                    apply(new InspectorNominated(
                            command.inspector(),
                            command.name(),
                            command.kind(),
                            command.office(),
                            command.recommendedBy(),
                            command.workYears(),
                            profile.id(),
                            command.nominatedOn()));
                    return Outcome.accepted(command.inspector());
                });
    }

    private boolean sameNomination(NominateInspector command) {
        return nominated.equals(new InspectorNominated(
                command.inspector(),
                command.name(),
                command.kind(),
                command.office(),
                command.recommendedBy(),
                command.workYears(),
                nominated.ruleProfile(),
                command.nominatedOn()));
    }

    private static Optional<Outcome> enoughWorkYears(NominateInspector command, RuleProfile profile) {
        int required = profile.number(NumberRule.WORK_YEARS);
        return refuseIf(
                command.workYears() < required,
                Reason.TOO_FEW,
                "工作年限%d年，不足%d年".formatted(command.workYears(), required));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordSelection command, Clock clock) {
        return firstRefusal(
                        known(command.inspector()),
                        present("笔试成绩", command.written()),
                        present("面试成绩", command.interview()),
                        present("考核日期", command.selectedOn()),
                        () -> marks("笔试成绩", command.written()),
                        () -> marks("面试成绩", command.interview()))
                .orElseGet(() -> {
                    var event = new NomineeExamined(
                            command.inspector(),
                            office,
                            command.written().setScale(1, RoundingMode.HALF_UP),
                            command.interview().setScale(1, RoundingMode.HALF_UP),
                            command.passed(),
                            command.selectedOn());
                    return firstRefusal(
                                    () -> repeated("选聘考核", command.inspector(), examined, event),
                                    in(State.NOMINATED, "不在选聘考核阶段"),
                                    () -> notBefore("考核日期", command.selectedOn(), "推荐日期", nominated.happenedOn())
                                            .get(),
                                    notInFuture("考核日期", command.selectedOn(), clock))
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.inspector());
                            });
                });
    }

    private static Optional<Outcome> marks(String name, BigDecimal marks) {
        return refuseIf(marks.signum() < 0 || marks.compareTo(FULL_MARKS) > 0, Reason.INVALID, name + "不在0至100之间");
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishNomination command, RuleBook rules, Clock clock) {
        if (published != null
                && published.medium().equals(command.medium())
                && published.happenedOn().equals(command.publishedOn())) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        known(command.inspector()),
                        present("公示载体", command.medium()),
                        present("公示日期", command.publishedOn()),
                        in(State.PASSED, "未通过选聘考核或已公示"),
                        () -> notBefore("公示日期", command.publishedOn(), "考核日期", examined.happenedOn())
                                .get(),
                        notInFuture("公示日期", command.publishedOn(), clock))
                .orElseGet(() -> {
                    RuleProfile profile = rules.profile(nominated.ruleProfile());
                    LocalDate until = rules.deadline(profile, PeriodRule.PUBLIC_NOTICE, command.publishedOn());
                    apply(new NominationPublished(
                            command.inspector(), office, command.medium(), until, command.publishedOn()));
                    return Outcome.accepted(command.inspector());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RejectNomination command, Clock clock) {
        var event = new NominationRejected(command.inspector(), office, command.reason(), command.rejectedOn());
        if (event.equals(rejected)) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        known(command.inspector()),
                        present("否决原因", command.reason()),
                        present("否决日期", command.rejectedOn()),
                        () -> refuseIf(!underWay(), Reason.WRONG_STATE, "没有待定人选"),
                        () -> notBefore("否决日期", command.rejectedOn(), "推荐日期", nominated.happenedOn())
                                .get(),
                        notInFuture("否决日期", command.rejectedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppointInspector command, OrganizationRegister register, RuleBook rules, Clock clock) {
        var event = new InspectorAppointed(
                command.inspector(),
                command.name(),
                command.kind(),
                command.office(),
                command.termEnds(),
                command.termBegins());
        if (event.equals(appointed)) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        () -> refuseIf(
                                state == State.SERVING,
                                Reason.CONFLICTING_RECORD,
                                "督学%s已聘任，内容与本次不同".formatted(command.inspector())),
                        present("督学编号", command.inspector()),
                        present("姓名", command.name()),
                        present("类别", command.kind()),
                        present("所属机构代码", command.office()),
                        present("聘期开始", command.termBegins()),
                        present("聘期结束", command.termEnds()),
                        notBefore("聘期结束", command.termEnds(), "聘期开始", command.termBegins()),
                        registered(command.office(), register),
                        () -> withinOneTerm(
                                command.termBegins(),
                                command.termEnds(),
                                profile(command.office(), command.termBegins(), register, rules),
                                rules),
                        () -> state == null ? Optional.empty() : noticeHasRun(command, clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    private Optional<Outcome> noticeHasRun(AppointInspector command, Clock clock) {
        return firstRefusal(
                in(State.ON_NOTICE, "须经推荐、考核、公示后聘任"),
                () -> refuseIf(
                        !(nominated.name().equals(command.name())
                                && nominated.kind() == command.kind()
                                && nominated.office().equals(command.office())),
                        Reason.CONFLICTING_RECORD,
                        "聘任内容与公示人选不符"),
                () -> refuseIf(
                        !LocalDate.now(clock).isAfter(published.until()),
                        Reason.WRONG_STATE,
                        "公示至%s，期满方可聘任".formatted(published.until())),
                () -> notBefore(
                                "聘期开始",
                                command.termBegins(),
                                "公示期满次日",
                                published.until().plusDays(1))
                        .get());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppraiseInspector command, Clock clock) {
        var event = new InspectorAppraised(
                command.inspector(),
                office,
                command.year(),
                command.workload(),
                command.achievements(),
                command.integrity(),
                command.grade(),
                command.appraisedOn());
        return firstRefusal(
                        known(command.inspector()),
                        () -> repeated("年度考核", command.inspector(), appraisals.get(command.year()), event),
                        present("工作量", command.workload()),
                        present("工作实绩", command.achievements()),
                        present("廉洁自律", command.integrity()),
                        present("考核等次", command.grade()),
                        present("考核评定日期", command.appraisedOn()),
                        in(State.SERVING, "不在聘"),
                        notInFuture("考核评定日期", command.appraisedOn(), clock),
                        () -> refuseIf(
                                command.year() < appointed.happenedOn().getYear()
                                        || command.year()
                                                > command.appraisedOn().getYear(),
                                Reason.INVALID,
                                "考核年度%d不在任职期间".formatted(command.year())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RenewInspector command, OrganizationRegister register, RuleBook rules, Clock clock) {
        if (renewed != null
                && renewed.equals(new InspectorRenewed(
                        command.inspector(),
                        office,
                        terms,
                        command.termBegins(),
                        command.termEnds(),
                        command.decidedOn()))) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        known(command.inspector()),
                        present("聘期开始", command.termBegins()),
                        present("聘期结束", command.termEnds()),
                        present("续聘决定日期", command.decidedOn()),
                        in(State.SERVING, "不在聘"),
                        notInFuture("续聘决定日期", command.decidedOn(), clock),
                        () -> notBefore(
                                        "聘期开始",
                                        command.termBegins(),
                                        "本聘期届满次日",
                                        termEnd.end().plusDays(1))
                                .get(),
                        notBefore("聘期结束", command.termEnds(), "聘期开始", command.termBegins()),
                        this::appraisalAllowsAnotherTerm,
                        () -> {
                            RuleProfile profile = profile(office, command.termBegins(), register, rules);
                            return firstRefusal(
                                    () -> anotherTermLeft(profile),
                                    () -> withinOneTerm(command.termBegins(), command.termEnds(), profile, rules));
                        })
                .orElseGet(() -> {
                    apply(new InspectorRenewed(
                            command.inspector(),
                            office,
                            terms + 1,
                            command.termBegins(),
                            command.termEnds(),
                            command.decidedOn()));
                    return Outcome.accepted(command.inspector());
                });
    }

    /** The appraisals decide about the renewal (seed 004 五(三)): one in this term, and the last of them passed. */
    private Optional<Outcome> appraisalAllowsAnotherTerm() {
        Optional<AppraisalGrade> last = appraisals.values().stream()
                .filter(appraisal -> !appraisal.happenedOn().isBefore(termBegins))
                .max((one, other) -> Integer.compare(one.year(), other.year()))
                .map(InspectorAppraised::grade);
        return firstRefusal(
                () -> refuseIf(last.isEmpty(), Reason.WRONG_STATE, "本聘期尚无年度考核，不能续聘"),
                () -> refuseIf(last.orElseThrow() == AppraisalGrade.INCOMPETENT, Reason.WRONG_STATE, "最近年度考核不合格，不能续聘"));
    }

    /** Part-time inspectors serve a limited number of terms in a row (教育督导条例). */
    private Optional<Outcome> anotherTermLeft(RuleProfile profile) {
        int most = profile.number(NumberRule.TERMS);
        return refuseIf(
                appointed.kind() == InspectorKind.PART_TIME && terms >= most,
                Reason.LIMIT_REACHED,
                "兼职督学连续任职不得超过%d个聘期".formatted(most));
    }

    private static Optional<Outcome> withinOneTerm(
            LocalDate begins, LocalDate ends, RuleProfile profile, RuleBook rules) {
        LocalDate next = rules.deadline(profile, PeriodRule.INSPECTOR_TERM, begins);
        return refuseIf(!ends.isBefore(next), Reason.INVALID, "聘期超过规定，最迟至%s".formatted(next.minusDays(1)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RemindOfTermEnd command, Clock clock) {
        return known(command.inspector()).get().orElseGet(() -> {
            LocalDate today = LocalDate.now(clock);
            if (state != State.SERVING || termEnd.reminderDue(today).isEmpty()) {
                return Outcome.unchanged(command.inspector());
            }
            apply(new InspectorTermEndReminded(
                    command.inspector(),
                    office,
                    termEnd.end(),
                    termEnd.reminderDue(today).getAsInt(),
                    today));
            return Outcome.accepted(command.inspector());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareTermEnded command, Clock clock) {
        return known(command.inspector()).get().orElseGet(() -> {
            if (state != State.SERVING || !termEnd.isMissedSince(LocalDate.now(clock))) {
                return Outcome.unchanged(command.inspector());
            }
            apply(new InspectorTermEnded(
                    command.inspector(), office, termEnd.end(), termEnd.end().plusDays(1)));
            return Outcome.accepted(command.inspector());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RemoveInspector command, Clock clock) {
        var event = new InspectorRemoved(
                command.inspector(), office, command.reason(), command.explanation(), command.removedOn());
        if (event.equals(removed)) {
            return Outcome.unchanged(command.inspector());
        }
        return firstRefusal(
                        known(command.inspector()),
                        present("解聘原因", command.reason()),
                        present("解聘日期", command.removedOn()),
                        in(State.SERVING, "不在聘"),
                        () -> notBefore("解聘日期", command.removedOn(), "聘任日期", appointed.happenedOn())
                                .get(),
                        notInFuture("解聘日期", command.removedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RegisterRecusal command, OrganizationRegister register, Clock clock) {
        var event = new RecusalRegistered(
                command.inspector(),
                office,
                command.school(),
                command.ground(),
                command.explanation(),
                command.registeredOn());
        return firstRefusal(
                        known(command.inspector()),
                        present("学校标识码", command.school()),
                        present("回避事由", command.ground()),
                        present("登记日期", command.registeredOn()),
                        in(State.SERVING, "不在聘"),
                        () -> repeated("回避", command.inspector(), recusals.get(command.school()), event),
                        notInFuture("登记日期", command.registeredOn(), clock),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.inspector());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(LiftRecusal command, Clock clock) {
        RecusalRegistered recusal = recusals.get(command.school());
        return firstRefusal(
                        known(command.inspector()),
                        present("学校标识码", command.school()),
                        present("解除日期", command.liftedOn()),
                        () -> refuseIf(
                                recusal == null,
                                Reason.WRONG_STATE,
                                "督学%s对%s没有登记回避".formatted(command.inspector(), command.school())),
                        () -> notBefore("解除日期", command.liftedOn(), "登记日期", recusal.happenedOn())
                                .get(),
                        notInFuture("解除日期", command.liftedOn(), clock))
                .orElseGet(() -> {
                    apply(new RecusalLifted(
                            command.inspector(), office, command.school(), command.explanation(), command.liftedOn()));
                    return Outcome.accepted(command.inspector());
                });
    }

    private boolean underWay() {
        return Stream.of(State.NOMINATED, State.PASSED, State.ON_NOTICE).anyMatch(each -> each == state);
    }

    private Supplier<Optional<Outcome>> known(String inspector) {
        return () -> refuseIf(state == null, Reason.UNKNOWN_INSPECTOR, "没有督学%s".formatted(inspector));
    }

    private Supplier<Optional<Outcome>> in(State required, String otherwise) {
        return () -> refuseIf(state != required, Reason.WRONG_STATE, otherwise);
    }

    private static Supplier<Optional<Outcome>> registered(String office, OrganizationRegister register) {
        return () ->
                refuseIf(register.open(office).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "机构%s未登记或已撤销".formatted(office));
    }

    private static RuleProfile profile(String office, LocalDate day, OrganizationRegister register, RuleBook rules) {
        return rules.profileFor(register.find(office).orElseThrow().division(), day);
    }

    @EventSourcingHandler
    void on(InspectorNominated event) {
        stream = InspectorRegister.streamOf(event.inspector());
        state = State.NOMINATED;
        nominated = event;
        examined = null;
        published = null;
        rejected = null;
        office = event.office();
    }

    @EventSourcingHandler
    void on(NomineeExamined event) {
        state = event.passed() ? State.PASSED : State.DECLINED;
        examined = event;
    }

    @EventSourcingHandler
    void on(NominationPublished event) {
        state = State.ON_NOTICE;
        published = event;
    }

    @EventSourcingHandler
    void on(NominationRejected event) {
        state = State.DECLINED;
        rejected = event;
    }

    @EventSourcingHandler
    void on(InspectorAppointed event) {
        stream = InspectorRegister.streamOf(event.inspector());
        state = State.SERVING;
        appointed = event;
        office = event.office();
        terms = 1;
        termBegins = event.happenedOn();
        termEnd = Deadline.on(event.termEnds());
    }

    @EventSourcingHandler
    void on(InspectorAppraised event) {
        appraisals.put(event.year(), event);
    }

    @EventSourcingHandler
    void on(InspectorRenewed event) {
        renewed = event;
        terms = event.term();
        termBegins = event.termBegins();
        termEnd = Deadline.on(event.termEnds());
    }

    @EventSourcingHandler
    void on(InspectorTermEndReminded event) {
        termEnd = termEnd.withReminder(event.daysBefore());
    }

    @EventSourcingHandler
    void on(InspectorTermEnded event) {
        termEnd = termEnd.asMissed();
    }

    @EventSourcingHandler
    void on(InspectorRemoved event) {
        state = State.REMOVED;
        removed = event;
    }

    @EventSourcingHandler
    void on(RecusalRegistered event) {
        recusals.put(event.school(), event);
    }

    @EventSourcingHandler
    void on(RecusalLifted event) {
        recusals.remove(event.school());
    }
}
