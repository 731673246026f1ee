package org.dudaohub.domain.exchange;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementDeclined;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;

/**
 * What this node and one peer may send each other. One side proposes, the other accepts or declines, either may end it;
 * the steps of the one travel to the other as messages, so that both sides' aggregates hold all of them.
 */
public class Agreement {

    /** A proposal needs no key that is known here, so anybody can make one in a peer's name. */
    private static final int MOST_OPEN = 20;

    @AggregateIdentifier
    private String stream;

    /** What is neither accepted nor declined, by id and the key of who proposed it. */
    private final Map<Proposal, AgreementProposed> open = new LinkedHashMap<>();

    private final Set<Proposal> settled = new LinkedHashSet<>();
    private AgreementConcluded inForce;

    private record Proposal(String agreement, String key) {

        static Proposal of(AgreementProposed proposed) {
            return new Proposal(proposed.agreement(), proposed.key());
        }
    }

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
                command.validUntil(),
                null,
                null);
        if (event.equals(inForce)) {
            return Outcome.unchanged(command.peer());
        }
        return unfit(
                        command.peer(),
                        command.office(),
                        command.sends(),
                        command.accepts(),
                        command.peerKey(),
                        command.validFrom(),
                        command.validUntil())
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.peer());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ProposeAgreement command, Clock clock) {
        if (has(command.agreement())) {
            return refusal(Reason.CONFLICTING_RECORD, "协议编号" + command.agreement() + "已经用过");
        }
        return firstRefusal(
                        present("协议编号", command.agreement()),
                        () -> unfit(
                                command.peer(),
                                command.office(),
                                command.sends(),
                                command.accepts(),
                                command.peerKey(),
                                command.validFrom(),
                                command.validUntil()))
                .orElseGet(() -> {
                    apply(new AgreementProposed(
                            command.office(),
                            command.peer(),
                            command.agreement(),
                            command.node(),
                            command.sends(),
                            command.accepts(),
                            command.transport(),
                            command.key(),
                            command.peerKey(),
                            command.validFrom(),
                            command.validUntil(),
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.agreement());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AcceptAgreement command, Clock clock) {
        if (inForce != null
                && command.agreement() != null
                && command.agreement().equals(inForce.agreement())) {
            return Outcome.unchanged(command.agreement());
        }
        AgreementProposed proposed = open.get(new Proposal(command.agreement(), command.peerKey()));
        if (proposed == null || proposed.by().equals(command.node())) {
            return refusal(Reason.UNKNOWN_CASE, "对方没有以该公钥提出这份协议");
        }
        apply(new AgreementAccepted(
                command.office(),
                command.peer(),
                command.agreement(),
                command.node(),
                command.key(),
                LocalDate.now(clock)));
        conclude(proposed, proposed.key());
        return Outcome.accepted(command.agreement());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclineAgreement command, Clock clock) {
        if (open.keySet().stream().noneMatch(proposal -> proposal.agreement().equals(command.agreement()))) {
            return refusal(Reason.UNKNOWN_CASE, "没有这份待定的协议");
        }
        return firstRefusal(present("理由", command.reason())).orElseGet(() -> {
            apply(new AgreementDeclined(
                    command.office(),
                    command.peer(),
                    command.agreement(),
                    command.node(),
                    command.reason(),
                    LocalDate.now(clock)));
            return Outcome.accepted(command.agreement());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(EndAgreement command, Clock clock) {
        if (inForce == null) {
            return refusal(Reason.UNKNOWN_CASE, "没有生效的协议");
        }
        return firstRefusal(present("理由", command.reason())).orElseGet(() -> {
            apply(new AgreementEnded(
                    command.office(),
                    command.peer(),
                    inForce.agreement(),
                    command.node(),
                    command.reason(),
                    LocalDate.now(clock)));
            return Outcome.accepted(command.peer());
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AnnounceKey command, Clock clock) {
        if (inForce == null) {
            return refusal(Reason.UNKNOWN_CASE, "没有生效的协议");
        }
        return firstRefusal(
                        present("公钥", command.key()),
                        present("启用日期", command.effectiveFrom()),
                        // The announcement itself is signed with the key that it replaces.
                        () -> refuseIf(
                                !command.effectiveFrom().isAfter(LocalDate.now(clock)),
                                Reason.DATE_OUT_OF_ORDER,
                                "新公钥的启用日期应晚于今天"))
                .orElseGet(() -> {
                    apply(new KeyAnnounced(
                            command.office(),
                            command.peer(),
                            command.node(),
                            command.key(),
                            command.previous(),
                            command.effectiveFrom()
                                    .atStartOfDay(clock.getZone())
                                    .toInstant(),
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.peer());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(HearAgreementStep command) {
        String agreement = command.step().agreement();
        switch (command.step()) {
            case AgreementProposed proposed -> {
                Proposal proposal = Proposal.of(proposed);
                if (open.containsKey(proposal) || settled.contains(proposal)) {
                    return Outcome.unchanged(agreement);
                }
                if (open.size() >= MOST_OPEN) {
                    return refusal(Reason.LIMIT_REACHED, "该节点待定的协议已有 " + MOST_OPEN + " 份");
                }
                apply(proposed.seenBy(command.office()));
            }
            case AgreementAccepted accepted -> {
                Optional<AgreementProposed> ours = openBy(agreement, accepted.peer());
                if (ours.isEmpty() || !accepted.key().equals(ours.get().peerKey())) {
                    return Outcome.unchanged(agreement);
                }
                apply(new AgreementAccepted(
                        command.office(),
                        command.peer(),
                        agreement,
                        accepted.by(),
                        accepted.key(),
                        accepted.happenedOn()));
                conclude(ours.get(), accepted.key());
            }
            case AgreementDeclined declined -> {
                if (open.keySet().stream()
                        .noneMatch(proposal -> proposal.agreement().equals(agreement))) {
                    return Outcome.unchanged(agreement);
                }
                apply(new AgreementDeclined(
                        command.office(),
                        command.peer(),
                        agreement,
                        declined.by(),
                        declined.reason(),
                        declined.happenedOn()));
            }
            case AgreementEnded ended -> {
                if (inForce == null || !Objects.equals(agreement, inForce.agreement())) {
                    return Outcome.unchanged(agreement);
                }
                apply(new AgreementEnded(
                        command.office(), command.peer(), agreement, ended.by(), ended.reason(), ended.happenedOn()));
            }
        }
        return Outcome.accepted(agreement);
    }

    /** Why there can be no such agreement; empty where there can. */
    private static Optional<Outcome> unfit(
            String peer,
            String office,
            Terms sends,
            Terms accepts,
            String peerKey,
            LocalDate validFrom,
            LocalDate validUntil) {
        return firstRefusal(
                present("对方节点", peer),
                present("本方机构代码", office),
                present("发送范围", sends),
                present("接收范围", accepts),
                present("对方公钥", peerKey),
                present("生效日期", validFrom),
                () -> validUntil == null
                        ? Optional.empty()
                        : notBefore("失效日期", validUntil, "生效日期", validFrom).get(),
                () -> {
                    Set<String> unknown = new TreeSet<>(sends.eventTypes());
                    unknown.addAll(accepts.eventTypes());
                    unknown.removeAll(EventCatalog.byName().keySet());
                    return refuseIf(!unknown.isEmpty(), Reason.INVALID, "没有这样的事件类型：" + String.join("、", unknown));
                });
    }

    private void conclude(AgreementProposed proposed, String peerKey) {
        apply(new AgreementConcluded(
                proposed.office(),
                proposed.peer(),
                proposed.sends(),
                proposed.accepts(),
                peerKey,
                proposed.validFrom(),
                proposed.validUntil(),
                proposed.agreement(),
                proposed.transport()));
    }

    private boolean has(String agreement) {
        return Stream.concat(open.keySet().stream(), settled.stream())
                .anyMatch(proposal -> proposal.agreement().equals(agreement));
    }

    private Optional<AgreementProposed> openBy(String agreement, String node) {
        return open.values().stream()
                .filter(proposed ->
                        proposed.agreement().equals(agreement) && proposed.by().equals(node))
                .findFirst();
    }

    private static Outcome refusal(Reason reason, String message) {
        return refuseIf(true, reason, message).orElseThrow();
    }

    @EventSourcingHandler
    void on(AgreementProposed event) {
        stream = "agreement:" + event.peer();
        open.put(Proposal.of(event), event);
    }

    @EventSourcingHandler
    void on(AgreementAccepted event) {
        settle(event.agreement());
    }

    @EventSourcingHandler
    void on(AgreementDeclined event) {
        settle(event.agreement());
    }

    private void settle(String agreement) {
        open.keySet().removeIf(proposal -> proposal.agreement().equals(agreement) && settled.add(proposal));
    }

    @EventSourcingHandler
    void on(AgreementConcluded event) {
        stream = "agreement:" + event.peer();
        inForce = event;
    }

    @EventSourcingHandler
    void on(AgreementEnded event) {
        inForce = null;
    }
}
