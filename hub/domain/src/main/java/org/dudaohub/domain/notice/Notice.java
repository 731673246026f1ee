package org.dudaohub.domain.notice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;

/** A notice and its one outcome. */
public class Notice {

    @AggregateIdentifier
    private String stream;

    private boolean settled;

    Notice() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordNotice command) {
        if (settled) {
            return Outcome.unchanged(command.notice());
        }
        apply(command.outcome());
        return Outcome.accepted(command.notice());
    }

    @EventSourcingHandler
    void on(NoticeSent event) {
        settle(event.notice());
    }

    @EventSourcingHandler
    void on(NoticeFailed event) {
        settle(event.notice());
    }

    private void settle(String notice) {
        stream = "notice:" + notice;
        settled = true;
    }
}
