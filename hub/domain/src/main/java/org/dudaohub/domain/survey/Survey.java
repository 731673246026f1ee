package org.dudaohub.domain.survey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.survey.SurveyEvent.BallotsHandedOut;
import org.dudaohub.domain.survey.SurveyEvent.SurveyAnswered;
import org.dudaohub.domain.survey.SurveyEvent.SurveyClosed;
import org.dudaohub.domain.survey.SurveyEvent.SurveyOpened;

/** A survey about one school. */
public class Survey {

    /** With fewer answers than these nothing but their number is told. */
    static final int FEWEST_ANSWERS = 5;

    @AggregateIdentifier
    private String stream;

    private SurveyOpened opened;
    private SurveyClosed closed;
    private final Set<String> batches = new HashSet<>();
    /** What was handed out, also what was used since. */
    private final Set<String> ballots = new HashSet<>();
    /** By the ballot that was used. */
    private final Map<String, List<Integer>> answers = new HashMap<>();
    /** The day of the last answer; that of the opening as long as there is none. */
    private LocalDate lastAnsweredOn;

    Survey() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(OpenSurvey command, OrganizationRegister register, Clock clock) {
        var event = new SurveyOpened(
                command.survey(),
                command.office(),
                command.school(),
                command.title(),
                command.audience(),
                command.admission(),
                command.questions(),
                command.closesOn(),
                command.opensOn());
        if (opened != null) {
            return opened.equals(event)
                    ? Outcome.unchanged(command.survey())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "问卷%s已发起，内容与本次不同".formatted(command.survey()));
        }
        return firstRefusal(
                        present("问卷编号", command.survey()),
                        present("机构代码", command.office()),
                        present("被调查学校标识码", command.school()),
                        present("标题", command.title()),
                        present("调查对象", command.audience()),
                        present("题目", command.questions()),
                        present("开始日期", command.opensOn()),
                        present("截止日期", command.closesOn()),
                        notInFuture("开始日期", command.opensOn(), clock),
                        notBefore("截止日期", command.closesOn(), "开始日期", command.opensOn()),
                        () -> refuseIf(
                                command.questions().stream()
                                        .anyMatch(question -> question.text() == null
                                                || question.options().size() < 2),
                                Reason.INVALID,
                                "每道题应有题目和至少两个选项"),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记".formatted(command.school())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.survey());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(HandOutBallots command, Clock clock) {
        return firstRefusal(
                        known(command.survey()),
                        present("发放批次", command.batch()),
                        present("作答票", command.ballots()),
                        present("发放日期", command.handedOutOn()),
                        () -> refuseIf(opened.admission() != Admission.BALLOT, Reason.WRONG_STATE, "公开作答的问卷不发放作答票"),
                        () -> stillOpen(command.handedOutOn()),
                        () -> notBefore("发放日期", command.handedOutOn(), "开始日期", opened.happenedOn())
                                .get(),
                        notInFuture("发放日期", command.handedOutOn(), clock),
                        () -> fewEnough(command.ballots()),
                        () -> refuseIf(!command.ballots().sound(), Reason.INVALID, "作答票有误"),
                        () -> refuseIf(
                                batches.contains(command.batch())
                                        || command.ballots().sha256().stream().anyMatch(ballots::contains),
                                Reason.CONFLICTING_RECORD,
                                "批次%s的作答票已发放，不能重复发放".formatted(command.batch())))
                .orElseGet(() -> {
                    apply(new BallotsHandedOut(
                            command.survey(),
                            opened.school(),
                            command.batch(),
                            command.ballots(),
                            command.handedOutOn()));
                    return Outcome.accepted(command.survey());
                });
    }

    private static Optional<Outcome> fewEnough(BallotDigests ballots) {
        int count = ballots.sha256().size();
        return refuseIf(
                count < 1 || count > HandOutBallots.MOST, Reason.INVALID, "一批应发放1至%d张".formatted(HandOutBallots.MOST));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AnswerSurvey command, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        if (answers.containsKey(command.ballot())) {
            return answers.get(command.ballot()).equals(command.choices())
                    ? Outcome.unchanged(command.survey())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "此票已用于作答，一张票只能作答一次");
        }
        return firstRefusal(
                        known(command.survey()),
                        () -> stillOpen(today),
                        present("票号", command.ballot()),
                        () -> refuseIf(
                                opened.admission() == Admission.BALLOT && !ballots.contains(command.ballot()),
                                Reason.NOT_PERMITTED,
                                "票号不是本问卷发放的作答票，请核对"),
                        () -> refuseIf(!fits(command.choices()), Reason.INVALID, "每道题应选择一个选项"))
                .orElseGet(() -> {
                    apply(new SurveyAnswered(
                            command.survey(), opened.school(), command.ballot(), command.choices(), today));
                    return Outcome.accepted(command.survey());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CloseSurvey command, Clock clock) {
        if (closed != null) {
            return Outcome.unchanged(command.survey());
        }
        return firstRefusal(
                        known(command.survey()),
                        present("结束日期", command.closedOn()),
                        () -> notBefore("结束日期", command.closedOn(), "开始日期", opened.happenedOn())
                                .get(),
                        () -> notBefore("结束日期", command.closedOn(), "最后一份答卷的日期", lastAnsweredOn)
                                .get(),
                        notInFuture("结束日期", command.closedOn(), clock))
                .orElseGet(() -> {
                    apply(new SurveyClosed(
                            command.survey(), opened.school(), answers.size(), tallies(), command.closedOn()));
                    return Outcome.accepted(command.survey());
                });
    }

    private Optional<Outcome> stillOpen(LocalDate day) {
        return refuseIf(closed != null || day.isAfter(opened.closesOn()), Reason.WRONG_STATE, "问卷已结束");
    }

    private boolean fits(List<Integer> choices) {
        return choices.size() == opened.questions().size()
                && IntStream.range(0, choices.size())
                        .allMatch(i -> choices.get(i) >= 1
                                && choices.get(i)
                                        <= opened.questions().get(i).options().size());
    }

    private List<List<Integer>> tallies() {
        if (answers.size() < FEWEST_ANSWERS) {
            return List.of();
        }
        return IntStream.range(0, opened.questions().size())
                .mapToObj(question -> IntStream.rangeClosed(
                                1, opened.questions().get(question).options().size())
                        .mapToObj(option -> (int) answers.values().stream()
                                .filter(choices -> choices.get(question) == option)
                                .count())
                        .toList())
                .toList();
    }

    private Supplier<Optional<Outcome>> known(String survey) {
        return () -> refuseIf(opened == null, Reason.UNKNOWN_CASE, "没有问卷%s".formatted(survey));
    }

    @EventSourcingHandler
    void on(SurveyOpened event) {
        stream = "survey:" + event.survey();
        opened = event;
        lastAnsweredOn = event.happenedOn();
    }

    @EventSourcingHandler
    void on(BallotsHandedOut event) {
        batches.add(event.batch());
        ballots.addAll(event.ballots().sha256());
    }

    @EventSourcingHandler
    void on(SurveyAnswered event) {
        answers.put(event.ballot(), event.choices());
        lastAnsweredOn = event.happenedOn();
    }

    @EventSourcingHandler
    void on(SurveyClosed event) {
        closed = event;
    }
}
