package org.dudaohub.domain.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;

/** What came from a partner: taken in, or failed until it is worked through after all or somebody gives it up. */
public class Payload {

    @AggregateIdentifier
    private String stream;

    /** The failure that nobody has dealt with; null if there is none. */
    private PayloadFailed failed;

    /** What it says now: SHA-256 of the corrected bytes, or of those that came. */
    private String content;

    private boolean settled;

    Payload() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordPayload command, Clock clock) {
        if (settled) {
            return Outcome.unchanged(command.payload());
        }
        LocalDate today = LocalDate.now(clock);
        if (command.failure() != null) {
            return fail(command, today);
        }
        if (failed == null) {
            apply(new PayloadTaken(
                    command.payload(),
                    command.partner(),
                    command.office(),
                    command.channel(),
                    command.kind(),
                    command.fileName(),
                    command.message(),
                    command.content(),
                    command.bytes(),
                    command.file(),
                    command.accepted(),
                    command.unchanged(),
                    today));
        } else {
            apply(new PayloadRerun(
                    command.payload(),
                    command.partner(),
                    command.office(),
                    command.content(),
                    command.file(),
                    command.accepted(),
                    command.unchanged(),
                    today));
        }
        return Outcome.accepted(command.payload());
    }

    private Outcome fail(RecordPayload command, LocalDate today) {
        if (failed != null
                && failed.failure().equals(command.failure())
                && failed.explanation().equals(command.explanation())
                && failed.content().equals(command.content())) {
            return Outcome.unchanged(command.payload());
        }
        apply(new PayloadFailed(
                command.payload(),
                command.partner(),
                command.office(),
                command.channel(),
                command.kind(),
                command.fileName(),
                command.message(),
                command.content(),
                command.bytes(),
                command.file(),
                command.accepted(),
                command.unchanged(),
                command.rejected(),
                command.failure(),
                command.explanation(),
                command.keys(),
                today));
        return Outcome.accepted(command.payload());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CorrectPayload command, Clock clock) {
        return firstRefusal(() -> open(command.payload()), present("内容哈希", command.content()))
                .orElseGet(() -> {
                    if (command.content().equals(content)) {
                        return Outcome.unchanged(command.payload());
                    }
                    apply(new PayloadCorrected(
                            command.payload(),
                            failed.partner(),
                            failed.office(),
                            command.content(),
                            command.bytes(),
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.payload());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DismissPayload command, Clock clock) {
        return firstRefusal(() -> open(command.payload()), present("理由", command.grounds()))
                .orElseGet(() -> {
                    apply(new PayloadDismissed(
                            command.payload(),
                            failed.partner(),
                            failed.office(),
                            command.grounds(),
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.payload());
                });
    }

    private Optional<Outcome> open(String payload) {
        return refuseIf(stream == null, Reason.UNKNOWN_CASE, "没有平台报文%s".formatted(payload))
                .or(() -> refuseIf(settled, Reason.WRONG_STATE, "平台报文%s已办结，不能再改".formatted(payload)));
    }

    @EventSourcingHandler
    void on(PayloadTaken event) {
        stream = RecordPayload.streamOf(event.payload());
        settled = true;
    }

    @EventSourcingHandler
    void on(PayloadFailed event) {
        stream = RecordPayload.streamOf(event.payload());
        failed = event;
        content = event.content();
    }

    @EventSourcingHandler
    void on(PayloadCorrected event) {
        content = event.content();
    }

    @EventSourcingHandler
    void on(PayloadRerun event) {
        settled = true;
    }

    @EventSourcingHandler
    void on(PayloadDismissed event) {
        settled = true;
    }
}
