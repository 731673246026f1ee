package org.dudaohub.domain.survey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final Set<String> ballots = new HashSet<>();
    private final List<List<Integer>> answers = new ArrayList<>();

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
    Outcome handle(AnswerSurvey command, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        if (ballots.contains(command.ballot())) {
            return Outcome.unchanged(command.survey());
        }
        return firstRefusal(
                        known(command.survey()),
                        () -> refuseIf(closed != null || today.isAfter(opened.closesOn()), Reason.WRONG_STATE, "问卷已结束"),
                        present("票号", command.ballot()),
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
                        notInFuture("结束日期", command.closedOn(), clock))
                .orElseGet(() -> {
                    apply(new SurveyClosed(
                            command.survey(), opened.school(), answers.size(), tallies(), command.closedOn()));
                    return Outcome.accepted(command.survey());
                });
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
                        .mapToObj(option -> (int) answers.stream()
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
    }

    @EventSourcingHandler
    void on(SurveyAnswered event) {
        ballots.add(event.ballot());
        answers.add(event.choices());
    }

    @EventSourcingHandler
    void on(SurveyClosed event) {
        closed = event;
    }
}
