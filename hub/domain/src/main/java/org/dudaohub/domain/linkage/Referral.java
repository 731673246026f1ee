package org.dudaohub.domain.linkage;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.linkage.LinkageEvent.EnforcementReferred;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralAnswered;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralOverdue;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralReminded;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralWithdrawn;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** A referral of a finding to another department, until it is answered. */
public class Referral {

    @AggregateIdentifier
    private String stream;

    private EnforcementReferred referred;
    private Deadline deadline;
    private ReferralAnswered answered;
    private ReferralWithdrawn withdrawn;

    Referral() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReferForEnforcement command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(
                        present("移送编号", command.referral()),
                        present("被督导单位代码", command.school()),
                        present("接收部门", command.department()),
                        present("移送类别", command.kind()),
                        present("问题编号", command.matterId()),
                        present("移送事实", command.facts()),
                        present("移送日期", command.referredOn()),
                        () -> refuseIf(
                                register.find(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "被督导单位%s未登记".formatted(command.school())),
                        () -> repeated("移送", command.referral(), referred, referralOf(command, register, rules)),
                        notInFuture("移送日期", command.referredOn(), clock),
                        () -> command.answerBy() == null
                                ? Optional.empty()
                                : notBefore("答复期限", command.answerBy(), "移送日期", command.referredOn())
                                        .get())
                .orElseGet(() -> accept(referralOf(command, register, rules)));
    }

    private EnforcementReferred referralOf(ReferForEnforcement command, OrganizationRegister register, RuleBook rules) {
        RuleProfile profile = referred == null
                ? rules.profileFor(register.find(command.school()).orElseThrow().division(), command.referredOn())
                : rules.profile(referred.ruleProfile());
        return new EnforcementReferred(
                command.referral(),
                command.school(),
                command.department(),
                command.kind(),
                command.matterId(),
                command.facts(),
                Optional.ofNullable(command.answerBy())
                        .orElseGet(() -> rules.deadline(profile, PeriodRule.REFERRAL_ANSWER, command.referredOn())),
                profile.id(),
                command.referredOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AnswerReferral command, Clock clock) {
        return firstRefusal(
                        known(command.referral()),
                        present("处理结果", command.answer()),
                        present("处理情况", command.details()),
                        present("答复日期", command.answeredOn()),
                        () -> repeated("部门答复", command.referral(), answered, answerOf(command)),
                        () -> refuseIf(withdrawn != null, Reason.WRONG_STATE, "该移送已撤回"),
                        () -> notBefore("答复日期", command.answeredOn(), "移送日期", referred.happenedOn())
                                .get(),
                        notInFuture("答复日期", command.answeredOn(), clock))
                .orElseGet(() -> accept(answerOf(command)));
    }

    private ReferralAnswered answerOf(AnswerReferral command) {
        return new ReferralAnswered(
                command.referral(), referred.school(), command.answer(), command.details(), command.answeredOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(WithdrawReferral command, Clock clock) {
        return firstRefusal(
                        known(command.referral()),
                        present("事由", command.grounds()),
                        present("撤回日期", command.withdrawnOn()),
                        () -> repeated("撤回", command.referral(), withdrawn, withdrawalOf(command)),
                        () -> refuseIf(answered != null, Reason.WRONG_STATE, "有关部门已答复，不能撤回"),
                        () -> notBefore("撤回日期", command.withdrawnOn(), "移送日期", referred.happenedOn())
                                .get(),
                        notInFuture("撤回日期", command.withdrawnOn(), clock))
                .orElseGet(() -> accept(withdrawalOf(command)));
    }

    private ReferralWithdrawn withdrawalOf(WithdrawReferral command) {
        return new ReferralWithdrawn(command.referral(), referred.school(), command.grounds(), command.withdrawnOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CheckReferralDeadline command, Clock clock) {
        return known(command.referral()).get().orElseGet(() -> {
            LocalDate today = LocalDate.now(clock);
            if (answered != null || withdrawn != null) {
                return Outcome.unchanged(command.referral());
            }
            OptionalInt reminder = deadline.reminderDue(today);
            if (reminder.isPresent()) {
                return accept(new ReferralReminded(
                        command.referral(), referred.school(), reminder.getAsInt(), deadline.end(), today));
            }
            return deadline.isMissedSince(today)
                    ? accept(new ReferralOverdue(
                            command.referral(),
                            referred.school(),
                            deadline.end(),
                            deadline.end().plusDays(1)))
                    : Outcome.unchanged(command.referral());
        });
    }

    private Supplier<Optional<Outcome>> known(String referral) {
        return () -> refuseIf(referred == null, Reason.UNKNOWN_CASE, "没有移送%s".formatted(referral));
    }

    private Outcome accept(LinkageEvent event) {
        apply(event);
        return Outcome.accepted(event.referral());
    }

    @EventSourcingHandler
    void on(EnforcementReferred event) {
        stream = "referral:" + event.referral();
        referred = event;
        deadline = Deadline.on(event.answerBy());
    }

    @EventSourcingHandler
    void on(ReferralAnswered event) {
        answered = event;
    }

    @EventSourcingHandler
    void on(ReferralWithdrawn event) {
        withdrawn = event;
    }

    @EventSourcingHandler
    void on(ReferralReminded event) {
        deadline = deadline.withReminder(event.daysBefore());
    }

    @EventSourcingHandler
    void on(ReferralOverdue event) {
        deadline = deadline.asMissed();
    }
}
