package org.dudaohub.domain.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;

/** A piece of news for a partner: delivered once, or failed until somebody sends it again. */
public class Delivery {

    @AggregateIdentifier
    private String stream;

    private DeliveryFailed failed;
    private boolean requeued;

    Delivery() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordDelivery command, Clock clock) {
        if (stream != null && !requeued) {
            return Outcome.unchanged(command.delivery());
        }
        LocalDate today = LocalDate.now(clock);
        if (command.failure() == null) {
            apply(new DeliveryMade(
                    command.delivery(),
                    command.partner(),
                    command.office(),
                    command.channel(),
                    command.kind(),
                    command.about(),
                    command.position(),
                    today));
        } else {
            apply(new DeliveryFailed(
                    command.delivery(),
                    command.partner(),
                    command.office(),
                    command.channel(),
                    command.kind(),
                    command.about(),
                    command.position(),
                    command.body(),
                    command.failure(),
                    command.explanation(),
                    today));
        }
        return Outcome.accepted(command.delivery());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RequeueDelivery command, Clock clock) {
        return refuseIf(stream == null, Reason.UNKNOWN_CASE, "没有平台推送%s".formatted(command.delivery()))
                .or(() -> refuseIf(failed == null, Reason.WRONG_STATE, "平台推送%s已送达".formatted(command.delivery())))
                .orElseGet(() -> {
                    if (requeued) {
                        return Outcome.unchanged(command.delivery());
                    }
                    boolean corrected =
                            command.body() != null && !command.body().isBlank();
                    apply(new DeliveryRequeued(
                            command.delivery(),
                            failed.partner(),
                            failed.office(),
                            failed.channel(),
                            failed.position(),
                            corrected ? command.body() : null,
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.delivery());
                });
    }

    @EventSourcingHandler
    void on(DeliveryMade event) {
        stream = RecordDelivery.streamOf(event.delivery());
        failed = null;
        requeued = false;
    }

    @EventSourcingHandler
    void on(DeliveryFailed event) {
        stream = RecordDelivery.streamOf(event.delivery());
        failed = event;
        requeued = false;
    }

    @EventSourcingHandler
    void on(DeliveryRequeued event) {
        requeued = true;
    }
}
