package org.dudaohub.domain.exchange;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;

/** What this node and one peer may send each other. */
public class Agreement {

    @AggregateIdentifier
    private String stream;

    private AgreementConcluded inForce;

    Agreement() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ConcludeAgreement command) {
        var event = new AgreementConcluded(
                command.office(),
                command.peer(),
                command.sends(),
                command.accepts(),
                command.peerKey(),
                command.validFrom(),
                command.validUntil());
        if (event.equals(inForce)) {
            return Outcome.unchanged(command.peer());
        }
        return firstRefusal(
                        present("对方节点", command.peer()),
                        present("本方机构代码", command.office()),
                        present("发送范围", command.sends()),
                        present("接收范围", command.accepts()),
                        present("对方公钥", command.peerKey()),
                        present("生效日期", command.validFrom()),
                        () -> command.validUntil() == null
                                ? Optional.empty()
                                : notBefore("失效日期", command.validUntil(), "生效日期", command.validFrom())
                                        .get(),
                        () -> {
                            Set<String> unknown = new TreeSet<>(command.sends().eventTypes());
                            unknown.addAll(command.accepts().eventTypes());
                            unknown.removeAll(EventCatalog.byName().keySet());
                            return refuseIf(
                                    !unknown.isEmpty(), Reason.INVALID, "没有这样的事件类型：" + String.join("、", unknown));
                        })
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.peer());
                });
    }

    @EventSourcingHandler
    void on(AgreementConcluded event) {
        stream = "agreement:" + event.peer();
        inForce = event;
    }
}
