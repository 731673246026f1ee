package org.dudaohub.domain.expert;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawCommitted;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawn;
import org.dudaohub.domain.organization.OrganizationRegister;

/** One draw of experts: first who may be drawn and a commitment to the seed, then the seed and the result. */
public class ExpertDraw {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    @AggregateIdentifier
    private String stream;

    private ExpertDrawCommitted committed;
    private ExpertDrawn drawn;

    ExpertDraw() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CommitExpertDraw command, OrganizationRegister register, ExpertRegister experts, Clock clock) {
        var event = new ExpertDrawCommitted(
                command.draw(),
                command.office(),
                command.purpose(),
                command.field(),
                command.population(),
                command.excluded(),
                command.count(),
                command.commitment(),
                command.committedOn());
        return firstRefusal(
                        () -> repeated("专家抽取", command.draw(), committed, event),
                        present("抽取编号", command.draw()),
                        present("机构代码", command.office()),
                        present("抽取用途", command.purpose()),
                        present("抽取范围", command.population()),
                        present("种子承诺值", command.commitment()),
                        present("确定日期", command.committedOn()),
                        notInFuture("确定日期", command.committedOn(), clock),
                        () -> refuseIf(
                                !SHA_256.matcher(command.commitment()).matches(), Reason.INVALID, "种子承诺值不是64位小写十六进制"),
                        () -> refuseIf(
                                Set.copyOf(command.population()).size()
                                        != command.population().size(),
                                Reason.INVALID,
                                "抽取范围有重复"),
                        () -> experts.inPool(command.population(), command.committedOn())
                                .get(),
                        () -> command.field() == null
                                ? Optional.empty()
                                : experts.versedIn(command.field(), command.population())
                                        .get(),
                        () -> explained(command.excluded()),
                        () -> refuseIf(command.count() < 1, Reason.INVALID, "抽取人数至少为1"),
                        () -> refuseIf(
                                eligible(event) < command.count(),
                                Reason.TOO_FEW,
                                "可抽取%d人，不足%d人".formatted(eligible(event), command.count())),
                        () -> refuseIf(
                                register.open(command.office()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "机构%s未登记或已撤销".formatted(command.office())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.draw());
                });
    }

    private static Optional<Outcome> explained(List<ExcludedExpert> excluded) {
        return excluded.stream()
                .flatMap(each -> firstRefusal(
                        present("回避专家的专家编号", each.expert()),
                        present("专家%s的回避事由".formatted(each.expert()), each.ground()))
                        .stream())
                .findFirst();
    }

    private static long eligible(ExpertDrawCommitted event) {
        List<String> excluded = ExcludedExpert.numbersOf(event.excluded());
        return event.population().stream()
                .filter(expert -> !excluded.contains(expert))
                .count();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DrawExperts command, Clock clock) {
        if (drawn != null && drawn.seed().equals(command.seed())) {
            return Outcome.unchanged(command.draw());
        }
        return firstRefusal(
                        () -> refuseIf(committed == null, Reason.UNKNOWN_CASE, "没有专家抽取%s".formatted(command.draw())),
                        present("种子", command.seed()),
                        present("抽取日期", command.drawnOn()),
                        () -> refuseIf(
                                !ReproducibleDraw.sha256(command.seed()).equals(committed.commitment()),
                                Reason.INVALID,
                                "种子与承诺值不符"),
                        () -> notBefore("抽取日期", command.drawnOn(), "确定日期", committed.happenedOn())
                                .get(),
                        notInFuture("抽取日期", command.drawnOn(), clock))
                .orElseGet(() -> {
                    apply(new ExpertDrawn(
                            command.draw(),
                            committed.office(),
                            committed.population(),
                            committed.excluded(),
                            committed.count(),
                            command.seed(),
                            ReproducibleDraw.ALGORITHM,
                            ReproducibleDraw.draw(
                                    committed.population(),
                                    ExcludedExpert.numbersOf(committed.excluded()),
                                    committed.count(),
                                    command.seed()),
                            command.drawnOn()));
                    return Outcome.accepted(command.draw());
                });
    }

    @EventSourcingHandler
    void on(ExpertDrawCommitted event) {
        stream = "expert-draw:" + event.draw();
        committed = event;
    }

    @EventSourcingHandler
    void on(ExpertDrawn event) {
        drawn = event;
    }
}
