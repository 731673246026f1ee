package org.dudaohub.domain.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictDetected;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictSettled;
import org.dudaohub.domain.organization.OrganizationRegister;

/** What one platform says otherwise of one entry of a register, until a person settles it. */
public class SyncConflict {

    @AggregateIdentifier
    private String stream;

    private SyncConflictDetected detected;
    /** How the conflict that was detected last was settled; null while it is open. */
    private SyncConflictSettled settled;

    SyncConflict() {}

    static String id(String partner, String subject) {
        return partner + "/" + subject;
    }

    static String streamOf(String conflict) {
        return "conflict:" + conflict;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DetectSyncConflict command) {
        String id = id(command.partner(), command.subject());
        return firstRefusal(
                        present("对接方", command.partner()),
                        present("对象编号", command.subject()),
                        present("不一致", command.differences()),
                        present("发现日期", command.detectedOn()))
                .orElseGet(() -> {
                    if (isKnown(command)) {
                        return Outcome.unchanged(id);
                    }
                    apply(new SyncConflictDetected(
                            id,
                            command.partner(),
                            command.subject(),
                            command.office(),
                            command.file(),
                            command.line(),
                            command.differences(),
                            command.detectedOn()));
                    return Outcome.accepted(id);
                });
    }

    /** A platform that goes on saying what was decided against is no news; one that contradicts what was taken from it is. */
    private boolean isKnown(DetectSyncConflict command) {
        boolean theirsWasTaken = settled != null && settled.settlement() == Settlement.TAKE_THEIRS;
        return detected != null && detected.differences().equals(command.differences()) && !theirsWasTaken;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            SettleSyncConflict command, OrganizationRegister organizations, InspectorRegister inspectors, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(detected == null, Reason.UNKNOWN_CASE, "没有数据冲突%s".formatted(command.conflict())),
                        present("处理意见", command.settlement()),
                        present("理由", command.grounds()),
                        present("处理日期", command.settledOn()))
                .orElseGet(() -> {
                    var event = new SyncConflictSettled(
                            command.conflict(),
                            detected.subject(),
                            detected.office(),
                            command.settlement(),
                            command.grounds(),
                            command.settledOn());
                    if (event.equals(settled)) {
                        return Outcome.unchanged(command.conflict());
                    }
                    return firstRefusal(
                                    () -> refuseIf(
                                            settled != null,
                                            Reason.WRONG_STATE,
                                            "数据冲突%s已处理".formatted(command.conflict())),
                                    () -> notBefore("处理日期", command.settledOn(), "发现日期", detected.happenedOn())
                                            .get(),
                                    notInFuture("处理日期", command.settledOn(), clock),
                                    () -> command.settlement() == Settlement.TAKE_THEIRS
                                            ? taken(ExternalRecord.held(detected.subject(), organizations, inspectors))
                                            : Optional.empty())
                            .orElseGet(() -> {
                                apply(event);
                                return Outcome.accepted(command.conflict());
                            });
                });
    }

    private Optional<Outcome> taken(Map<String, String> held) {
        return detected.differences().stream()
                .filter(difference -> !difference.theirs().equals(held.get(difference.field())))
                .findFirst()
                .map(difference -> Outcome.refused(
                        Reason.WRONG_STATE,
                        "台账中的“%s”仍为“%s”，请先在台账中办理变更，再登记采用对方数据"
                                .formatted(difference.field(), held.getOrDefault(difference.field(), ""))));
    }

    @EventSourcingHandler
    void on(SyncConflictDetected event) {
        stream = streamOf(event.conflict());
        detected = event;
        settled = null;
    }

    @EventSourcingHandler
    void on(SyncConflictSettled event) {
        settled = event;
    }
}
