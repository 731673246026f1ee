package org.dudaohub.domain.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.partner.PartnerEvent.PartnerDeclared;
import org.dudaohub.domain.partner.PartnerEvent.PartnerPaused;
import org.dudaohub.domain.partner.PartnerEvent.PartnerResumed;
import org.dudaohub.domain.partner.PartnerEvent.ReplayRequested;

/** A platform with which data is exchanged: as declared last, running or paused. */
public class Partner {

    /** It stands in addresses, in ids of routes and in the names of channels. */
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    @AggregateIdentifier
    private String stream;

    private PartnerDeclared declared;
    private boolean paused;

    Partner() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclarePartner command, Clock clock) {
        return firstRefusal(
                        present("平台编号", command.partner()),
                        () -> refuseIf(
                                !ID.matcher(command.partner()).matches(),
                                Reason.INVALID,
                                "平台编号须以小写字母开头，由小写字母、数字和“-”组成，2至40个字符"),
                        present("平台名称", command.name()),
                        present("接入声明", command.declaration()))
                .orElseGet(() -> {
                    if (saysTheSame(command)) {
                        return Outcome.unchanged(command.partner());
                    }
                    apply(new PartnerDeclared(
                            command.partner(),
                            command.name(),
                            command.office(),
                            command.declaration(),
                            command.credentials(),
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.partner());
                });
    }

    private boolean saysTheSame(DeclarePartner command) {
        return declared != null
                && declared.name().equals(command.name())
                && declared.declaration().equals(command.declaration())
                && Objects.equals(declared.credentials(), command.credentials());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PausePartner command, Clock clock) {
        return firstRefusal(known(command.partner()), present("理由", command.grounds()))
                .orElseGet(() -> {
                    if (paused) {
                        return Outcome.unchanged(command.partner());
                    }
                    apply(new PartnerPaused(
                            command.partner(), declared.office(), command.grounds(), LocalDate.now(clock)));
                    return Outcome.accepted(command.partner());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ResumePartner command, Clock clock) {
        return known(command.partner()).get().orElseGet(() -> {
            if (!paused) {
                return Outcome.unchanged(command.partner());
            }
            apply(new PartnerResumed(command.partner(), declared.office(), LocalDate.now(clock)));
            return Outcome.accepted(command.partner());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RequestReplay command, Clock clock) {
        return firstRefusal(
                        known(command.partner()),
                        present("起始日期", command.since()),
                        () -> notInFuture("起始日期", command.since(), clock).get())
                .orElseGet(() -> {
                    apply(new ReplayRequested(
                            command.partner(), declared.office(), command.since(), LocalDate.now(clock)));
                    return Outcome.accepted(command.partner());
                });
    }

    private Supplier<Optional<Outcome>> known(String partner) {
        return () -> refuseIf(declared == null, Reason.UNKNOWN_CASE, "没有登记对接平台%s".formatted(partner));
    }

    @EventSourcingHandler
    void on(PartnerDeclared event) {
        stream = DeclarePartner.streamOf(event.partner());
        declared = event;
    }

    @EventSourcingHandler
    void on(PartnerPaused event) {
        paused = true;
    }

    @EventSourcingHandler
    void on(PartnerResumed event) {
        paused = false;
    }
}
