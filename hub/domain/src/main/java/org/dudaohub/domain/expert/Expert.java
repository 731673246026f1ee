package org.dudaohub.domain.expert;

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
import org.dudaohub.domain.expert.ExpertEvent.ExpertRegistered;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRetired;
import org.dudaohub.domain.organization.OrganizationRegister;

/** An expert in the pool. */
public class Expert {

    @AggregateIdentifier
    private String stream;

    private ExpertRegistered registered;
    private ExpertRetired retired;

    Expert() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RegisterExpert command, OrganizationRegister register, Clock clock) {
        var event = new ExpertRegistered(
                command.expert(),
                command.name(),
                command.unit(),
                command.title(),
                command.fields(),
                command.office(),
                command.registeredOn());
        if (event.equals(registered)) {
            return Outcome.unchanged(command.expert());
        }
        return firstRefusal(
                        present("专家编号", command.expert()),
                        present("姓名", command.name()),
                        present("工作单位", command.unit()),
                        present("专业领域", command.fields()),
                        present("机构代码", command.office()),
                        present("登记日期", command.registeredOn()),
                        notInFuture("登记日期", command.registeredOn(), clock),
                        () -> refuseIf(
                                registered != null && !command.registeredOn().isAfter(registered.happenedOn()),
                                Reason.CONFLICTING_RECORD,
                                "专家%s已登记，内容与本次不同".formatted(command.expert())),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.expert());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RetireExpert command, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(registered == null, Reason.UNKNOWN_CASE, "专家库没有%s".formatted(command.expert())),
                        present("退出原因", command.reason()),
                        present("退出日期", command.retiredOn()))
                .orElseGet(() -> {
                    var event = new ExpertRetired(
                            command.expert(), registered.office(), command.reason(), command.retiredOn());
                    return firstRefusal(
                                    () -> repeated("专家退出", command.expert(), retired, event),
                                    notBefore("退出日期", command.retiredOn(), "登记日期", registered.happenedOn()),
                                    notInFuture("退出日期", command.retiredOn(), clock))
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.expert());
                            });
                });
    }

    @EventSourcingHandler
    void on(ExpertRegistered event) {
        stream = "expert:" + event.expert();
        registered = event;
        retired = null;
    }

    @EventSourcingHandler
    void on(ExpertRetired event) {
        retired = event;
    }
}
