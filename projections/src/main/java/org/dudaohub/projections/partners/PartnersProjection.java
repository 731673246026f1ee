package org.dudaohub.projections.partners;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.partner.PartnerEvent;
import org.dudaohub.domain.partner.PartnerEvent.Arrived;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;
import org.dudaohub.domain.partner.PartnerEvent.PartnerDeclared;
import org.dudaohub.domain.partner.PartnerEvent.PartnerPaused;
import org.dudaohub.domain.partner.PartnerEvent.PartnerResumed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.PartnerEvent.PollAdvanced;
import org.dudaohub.domain.partner.PartnerEvent.ReplayRequested;
import org.dudaohub.domain.partner.PartnerEvent.Sent;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("partners-exchange")
class PartnersProjection extends Projection {

    static final String PAYLOADS = "partners.payloads";
    static final String DELIVERIES = "partners.deliveries";

    private final Documents payloads = documents(PAYLOADS);
    private final Documents deliveries = documents(DELIVERIES);

    PartnersProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return here && PartnerEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (!(event instanceof PartnerEvent partnerEvent)) {
            return;
        }
        switch (partnerEvent) {
            case PayloadTaken e ->
                payloads.change(
                        e.payload(),
                        recorded,
                        row -> arrived(row, e, PayloadState.TAKEN, recorded).append("rejected", 0));
            case PayloadFailed e ->
                payloads.change(
                        e.payload(),
                        recorded,
                        row -> arrived(row, e, PayloadState.FAILED, recorded)
                                .append("rejected", e.rejected())
                                .append("failure", e.failure())
                                .append("explanation", e.explanation())
                                .append("keys", e.keys()));
            case PayloadCorrected e ->
                payloads.change(e.payload(), recorded, row -> {
                    state(row, PayloadState.CORRECTED, recorded);
                    row.append("content", e.content()).append("bytes", e.bytes());
                });
            case PayloadRerun e ->
                payloads.change(e.payload(), recorded, row -> {
                    state(row, PayloadState.RERUN, recorded);
                    row.append("content", e.content())
                            .append("file", e.file())
                            .append("accepted", e.accepted())
                            .append("unchanged", e.unchanged())
                            .append("rejected", 0);
                });
            case PayloadDismissed e ->
                payloads.change(e.payload(), recorded, row -> state(row, PayloadState.DISMISSED, recorded));
            case DeliveryMade e ->
                deliveries.change(e.delivery(), recorded, row -> sent(row, e, DeliveryState.MADE, recorded));
            case DeliveryFailed e ->
                deliveries.change(
                        e.delivery(),
                        recorded,
                        row -> sent(row, e, DeliveryState.FAILED, recorded)
                                .append("body", e.body())
                                .append("failure", e.failure())
                                .append("explanation", e.explanation()));
            case DeliveryRequeued e ->
                deliveries.change(e.delivery(), recorded, row -> state(row, DeliveryState.REQUEUED, recorded));
            case PartnerDeclared _, PartnerPaused _, PartnerResumed _, ReplayRequested _, PollAdvanced _ -> {}
        }
    }

    private static Document arrived(Document row, Arrived payload, PayloadState state, Recorded recorded) {
        state(row, state, recorded);
        return row.append("partner", payload.partner())
                .append("channel", payload.channel())
                .append("kind", payload.kind())
                .append("fileName", payload.fileName())
                .append("message", payload.message())
                .append("content", payload.content())
                .append("bytes", payload.bytes())
                .append("file", payload.file())
                .append("accepted", payload.accepted())
                .append("unchanged", payload.unchanged());
    }

    private static Document sent(Document row, Sent delivery, DeliveryState state, Recorded recorded) {
        state(row, state, recorded);
        return row.append("partner", delivery.partner())
                .append("channel", delivery.channel())
                .append("kind", delivery.kind())
                .append("about", delivery.about())
                .append("eventPosition", delivery.position());
    }

    private static void state(Document row, Enum<?> state, Recorded recorded) {
        row.append("state", state).append("recordedAt", recorded.recordedAt());
    }
}
