package org.dudaohub.server.balance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.balance.SchoolIndicators;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.projections.register.RegisterQuery;
import org.springframework.stereotype.Component;

/** Draws the sheets from the ledger: what was monitored is in one event. */
@Component
public class BalanceSheets {

    private final EventStore ledger;
    private final RuleBook rules;
    private final RegisterQuery register;

    BalanceSheets(EventStore ledger, RuleBook rules, RegisterQuery register) {
        this.ledger = ledger;
        this.rules = rules;
        this.register = register;
    }

    /** @param stream of a snapshot of this node, such as {@code balance:JH-990123-2026-1} */
    public Optional<BalanceSheet> of(String stream) {
        return ledger.readEvents(stream, 0)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(IndicatorSnapshotTaken.class::isInstance)
                .map(IndicatorSnapshotTaken.class::cast)
                .findFirst()
                .map(this::sheet);
    }

    private BalanceSheet sheet(IndicatorSnapshotTaken taken) {
        var codes = Stream.of(
                        taken.schools().stream().map(SchoolIndicators::school).toList(),
                        taken.excluded(),
                        taken.unreported())
                .flatMap(List::stream)
                .toList();
        return BalanceSheet.of(taken, rules.profile(taken.ruleProfile()), register.names(codes));
    }
}
