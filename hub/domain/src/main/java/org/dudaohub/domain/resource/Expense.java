package org.dudaohub.domain.resource;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.resource.ResourceEvent.ExpenseRecorded;
import org.dudaohub.domain.resource.ResourceEvent.ExpenseReversed;

/** An expense out of the supervision budget. */
public class Expense {

    private static final int DECIMALS = 2;

    @AggregateIdentifier
    private String stream;

    private ExpenseRecorded recorded;
    private ExpenseReversed reversed;

    Expense() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordExpense command, OrganizationRegister register, Clock clock) {
        return firstRefusal(
                        present("支出编号", command.expense()),
                        present("机构代码", command.office()),
                        present("支出类别", command.kind()),
                        present("金额", command.amount()),
                        present("收款人", command.payee()),
                        present("用途", command.purpose()),
                        present("支出日期", command.spentOn()),
                        () -> refuseIf(
                                command.amount().signum() <= 0
                                        || command.amount().stripTrailingZeros().scale() > DECIMALS,
                                Reason.INVALID,
                                "金额应为正数，最多两位小数"),
                        notInFuture("支出日期", command.spentOn(), clock),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())))
                .orElseGet(() -> {
                    var event = new ExpenseRecorded(
                            command.expense(),
                            command.office(),
                            command.kind(),
                            command.amount().setScale(DECIMALS),
                            command.payee(),
                            command.purpose(),
                            command.spentOn());
                    return repeated("支出", command.expense(), recorded, event).orElseGet(() -> {
                        apply(event);
                        return Outcome.accepted(command.expense());
                    });
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReverseExpense command, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(recorded == null, Reason.UNKNOWN_CASE, "没有支出%s".formatted(command.expense())),
                        present("冲销原因", command.reason()),
                        present("冲销日期", command.reversedOn()))
                .orElseGet(() -> {
                    var event = new ExpenseReversed(
                            command.expense(), recorded.office(), command.reason(), command.reversedOn());
                    return firstRefusal(
                                    () -> repeated("支出冲销", command.expense(), reversed, event),
                                    notBefore("冲销日期", command.reversedOn(), "支出日期", recorded.happenedOn()),
                                    notInFuture("冲销日期", command.reversedOn(), clock))
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.expense());
                            });
                });
    }

    @EventSourcingHandler
    void on(ExpenseRecorded event) {
        stream = "expense:" + event.expense();
        recorded = event;
    }

    @EventSourcingHandler
    void on(ExpenseReversed event) {
        reversed = event;
    }
}
