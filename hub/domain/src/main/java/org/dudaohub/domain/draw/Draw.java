package org.dudaohub.domain.draw;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.draw.DrawEvent.DrawPrepared;
import org.dudaohub.domain.draw.DrawEvent.RandomDrawExecuted;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;

/** A random draw of inspectors and schools. */
public class Draw {

    @AggregateIdentifier
    private String stream;

    private DrawPrepared prepared;
    private RandomDrawExecuted executed;

    Draw() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PrepareDraw command, OrganizationRegister register, InspectorRegister inspectors, Clock clock) {
        if (prepared != null) {
            return prepared.equals(preparationOf(command, prepared.registeredRecusals()))
                    ? Outcome.unchanged(command.draw())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "抽取%s已准备，内容与本次不同".formatted(command.draw()));
        }
        List<Recusal> registered =
                registeredBeside(command.recusals(), command.schools(), command.inspectors(), inspectors);
        DrawPrepared event = preparationOf(command, registered);
        return firstRefusal(
                        present("抽取编号", command.draw()),
                        present("机构代码", command.office()),
                        present("抽取事由", command.purpose()),
                        present("学校名录", command.schools()),
                        present("督学名录", command.inspectors()),
                        present("种子承诺", command.commitment()),
                        present("准备日期", command.preparedOn()),
                        notInFuture("准备日期", command.preparedOn(), clock),
                        () -> refuseIf(
                                !command.commitment().matches("[0-9a-f]{64}"),
                                Reason.INVALID,
                                "种子承诺应为64位小写十六进制的SHA-256值"),
                        () -> distinct("学校名录", command.schools()),
                        () -> distinct("督学名录", command.inspectors()),
                        () -> refuseIf(
                                command.count() < 1
                                        || command.count() > command.schools().size(),
                                Reason.INVALID,
                                "抽取学校数应在1与学校名录的%d所之间"
                                        .formatted(command.schools().size())),
                        () -> unregistered(command.schools(), register),
                        () -> command.inspectors().stream()
                                .flatMap(inspector -> inspectors.serves(inspector, command.preparedOn()).get().stream())
                                .findFirst(),
                        () -> everyoneRecused(event))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.draw());
                });
    }

    private static DrawPrepared preparationOf(PrepareDraw command, List<Recusal> registered) {
        return new DrawPrepared(
                command.draw(),
                command.office(),
                command.purpose(),
                command.schools(),
                command.inspectors(),
                joined(command.recusals(), registered),
                registered,
                command.count(),
                command.commitment(),
                command.preparedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ExecuteDraw command, InspectorRegister inspectors, Clock clock) {
        if (executed != null) {
            return executed.seed().equals(command.seed())
                    ? Outcome.unchanged(command.draw())
                    : Outcome.refused(Reason.WRONG_STATE, "抽取%s已执行，不能重抽".formatted(command.draw()));
        }
        return firstRefusal(
                        () -> refuseIf(prepared == null, Reason.UNKNOWN_CASE, "没有准备好的抽取%s".formatted(command.draw())),
                        present("种子", command.seed()),
                        present("抽取日期", command.drawnOn()),
                        () -> notBefore("抽取日期", command.drawnOn(), "准备日期", prepared.happenedOn())
                                .get(),
                        notInFuture("抽取日期", command.drawnOn(), clock),
                        () -> refuseIf(
                                !Lot.sha256(command.seed()).equals(prepared.commitment()),
                                Reason.INVALID,
                                "种子与事先承诺的SHA-256值不符"),
                        () -> recusedSince(inspectors))
                .orElseGet(() -> {
                    apply(new RandomDrawExecuted(
                            command.draw(),
                            prepared.office(),
                            Lot.ALGORITHM,
                            prepared.schools(),
                            prepared.inspectors(),
                            prepared.recusals(),
                            prepared.count(),
                            command.seed(),
                            Lot.draw(
                                    prepared.schools(),
                                    prepared.inspectors(),
                                    prepared.recusals(),
                                    prepared.count(),
                                    command.seed()),
                            command.drawnOn()));
                    return Outcome.accepted(command.draw());
                });
    }

    /**
     * A recusal that was registered after the seed was committed to is not taken along: it would change whom the lots fall
     * on, and whoever knows the seed could choose it for that. Nor is it passed over: the draw has to be prepared anew.
     */
    private Optional<Outcome> recusedSince(InspectorRegister inspectors) {
        List<Recusal> since =
                registeredBeside(prepared.recusals(), prepared.schools(), prepared.inspectors(), inspectors);
        return refuseIf(
                !since.isEmpty(),
                Reason.RECUSED,
                "准备之后又登记了回避：%s；请另编抽取编号，重新准备"
                        .formatted(since.stream()
                                .map(recusal -> "%s回避%s".formatted(recusal.inspector(), recusal.school()))
                                .collect(Collectors.joining("、"))));
    }

    /** What the register holds beside the recusals that are known. */
    private static List<Recusal> registeredBeside(
            List<Recusal> known, List<String> schools, List<String> inspectors, InspectorRegister register) {
        return inspectors.stream()
                .flatMap(inspector -> register.find(inspector).stream())
                .flatMap(entry -> schools.stream()
                        .filter(entry.recusals()::contains)
                        .map(school -> new Recusal(entry.inspector(), school)))
                .filter(recusal -> !known.contains(recusal))
                .toList();
    }

    private static List<Recusal> joined(List<Recusal> some, List<Recusal> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Optional<Outcome> distinct(String name, List<String> values) {
        return refuseIf(new HashSet<>(values).size() < values.size(), Reason.INVALID, name + "有重复");
    }

    private static Optional<Outcome> unregistered(List<String> schools, OrganizationRegister register) {
        List<String> unknown = schools.stream()
                .filter(school -> register.openSchool(school).isEmpty())
                .toList();
        return refuseIf(!unknown.isEmpty(), Reason.UNKNOWN_ORGANIZATION, "下列学校未登记或已撤销：" + String.join("、", unknown));
    }

    private static Optional<Outcome> everyoneRecused(DrawPrepared draw) {
        List<String> alone = Lot.withoutInspector(draw.schools(), draw.inspectors(), draw.recusals());
        return refuseIf(!alone.isEmpty(), Reason.INVALID, "下列学校的督学全部回避，无人可派：" + String.join("、", alone));
    }

    @EventSourcingHandler
    void on(DrawPrepared event) {
        stream = "draw:" + event.draw();
        prepared = event;
    }

    @EventSourcingHandler
    void on(RandomDrawExecuted event) {
        executed = event;
    }
}
