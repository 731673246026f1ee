package org.dudaohub.domain.resource;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.resource.ResourceEvent.CaseCollected;
import org.dudaohub.domain.resource.ResourceEvent.CasePromoted;

/** A typical case 典型案例 that is worth being known. */
public class TypicalCase {

    @AggregateIdentifier
    private String stream;

    private CaseCollected collected;
    private final Map<String, CasePromoted> promotions = new HashMap<>();

    TypicalCase() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CollectCase command, OrganizationRegister register, Clock clock) {
        var event = new CaseCollected(
                command.typicalCase(),
                command.school(),
                command.title(),
                command.practice(),
                command.source(),
                command.collectedOn());
        return firstRefusal(
                        () -> repeated("典型案例", command.typicalCase(), collected, event),
                        present("案例编号", command.typicalCase()),
                        present("学校标识码", command.school()),
                        present("标题", command.title()),
                        present("经验做法", command.practice()),
                        present("收集日期", command.collectedOn()),
                        notInFuture("收集日期", command.collectedOn(), clock),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.typicalCase());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PromoteCase command, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(
                                collected == null, Reason.UNKNOWN_CASE, "没有典型案例%s".formatted(command.typicalCase())),
                        present("推介载体", command.medium()),
                        present("推介日期", command.promotedOn()))
                .orElseGet(() -> {
                    var event = new CasePromoted(
                            command.typicalCase(), collected.school(), command.medium(), command.promotedOn());
                    return firstRefusal(
                                    () -> repeated(
                                            "案例推介", command.typicalCase(), promotions.get(command.medium()), event),
                                    notBefore("推介日期", command.promotedOn(), "收集日期", collected.happenedOn()),
                                    notInFuture("推介日期", command.promotedOn(), clock))
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.typicalCase());
                            });
                });
    }

    @EventSourcingHandler
    void on(CaseCollected event) {
        stream = "case:" + event.typicalCase();
        collected = event;
    }

    @EventSourcingHandler
    void on(CasePromoted event) {
        promotions.put(event.medium(), event);
    }
}
