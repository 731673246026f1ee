package org.dudaohub.domain.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
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
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationClosed;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRenamed;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationEvent.PupilsCounted;

/** An office, a school or a kindergarten in the register. */
public class Organization {

    @AggregateIdentifier
    private String stream;

    private OrganizationRegistered registered;
    private PrincipalAppointed principal;
    private String name;
    private int pupils;
    /** The day since which the entry is as it is; what is recorded next is not earlier. */
    private LocalDate lastChange;

    private OrganizationClosed closed;

    Organization() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RegisterOrganization command, OrganizationRegister register, Clock clock) {
        var event = new OrganizationRegistered(
                command.code(),
                command.name(),
                command.kind(),
                command.division(),
                command.parent(),
                command.pupils(),
                command.registeredOn());
        if (registered != null) {
            return registered.equals(event) || isAsHeld(command)
                    ? Outcome.unchanged(command.code())
                    : Outcome.refused(
                            Reason.CONFLICTING_RECORD,
                            "机构代码%s已登记为“%s”，内容与本次不同".formatted(command.code(), registered.name()));
        }
        return firstRefusal(
                        present("机构代码", command.code()),
                        present("名称", command.name()),
                        present("类别", command.kind()),
                        present("行政区划代码", command.division()),
                        present("登记日期", command.registeredOn()),
                        () -> wellFormed(command),
                        () -> refuseIf(command.pupils() < 0, Reason.INVALID, "学生数不能为负"),
                        notInFuture("登记日期", command.registeredOn(), clock),
                        () -> refuseIf(
                                command.parent() != null
                                        && register.open(command.parent()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "上级机构%s未登记或已撤销".formatted(command.parent())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.code());
                });
    }

    /** It says what was registered, with what changed since. */
    private boolean isAsHeld(RegisterOrganization command) {
        return registered.equals(new OrganizationRegistered(
                        command.code(),
                        registered.name(),
                        command.kind(),
                        command.division(),
                        command.parent(),
                        registered.pupils(),
                        command.registeredOn()))
                && command.name().equals(name)
                && command.pupils() == pupils;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppointPrincipal command, Clock clock) {
        // The sealed phone differs each time it is sealed, so the person decides whether this is news.
        if (principal != null
                && principal.person().equals(command.person())
                && principal.principalName().equals(command.principalName())) {
            return Outcome.unchanged(command.code());
        }
        return firstRefusal(
                        () -> open(command.code()),
                        present("负责人编号", command.person()),
                        present("负责人姓名", command.principalName()),
                        present("任职日期", command.appointedOn()),
                        notInFuture("任职日期", command.appointedOn(), clock),
                        () -> refuseIf(
                                principal != null && command.appointedOn().isBefore(principal.happenedOn()),
                                Reason.CONFLICTING_RECORD,
                                "现任负责人自%s任职，此前的任命不再登记".formatted(principal == null ? "" : principal.happenedOn())))
                .orElseGet(() -> {
                    apply(new PrincipalAppointed(
                            command.code(),
                            command.person(),
                            command.principalName(),
                            command.phone(),
                            command.appointedOn()));
                    return Outcome.accepted(command.code());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RenameOrganization command, Clock clock) {
        return firstRefusal(
                        () -> open(command.code()),
                        present("新名称", command.name()),
                        present("更名日期", command.renamedOn()),
                        notInFuture("更名日期", command.renamedOn(), clock))
                .orElseGet(() -> {
                    if (command.name().equals(name)) {
                        return Outcome.unchanged(command.code());
                    }
                    return inOrder("更名日期", command.renamedOn()).orElseGet(() -> {
                        apply(new OrganizationRenamed(command.code(), name, command.name(), command.renamedOn()));
                        return Outcome.accepted(command.code());
                    });
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CloseOrganization command, OrganizationRegister register, Clock clock) {
        var event =
                new OrganizationClosed(command.code(), name, command.successor(), command.reason(), command.closedOn());
        if (event.equals(closed)) {
            return Outcome.unchanged(command.code());
        }
        return firstRefusal(
                        () -> open(command.code()),
                        present("撤并原因", command.reason()),
                        present("撤销日期", command.closedOn()),
                        notInFuture("撤销日期", command.closedOn(), clock),
                        () -> inOrder("撤销日期", command.closedOn()),
                        () -> refuseIf(command.code().equals(command.successor()), Reason.INVALID, "学校不能并入自身"),
                        () -> refuseIf(
                                command.successor() != null
                                        && register.open(command.successor()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "并入机构%s未登记或已撤销".formatted(command.successor())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.code());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CountPupils command, Clock clock) {
        return firstRefusal(
                        () -> open(command.code()),
                        () -> refuseIf(!registered.kind().isSchool(), Reason.INVALID, "只有学校和幼儿园统计学生数"),
                        () -> refuseIf(command.pupils() < 0, Reason.INVALID, "学生数不能为负"),
                        present("统计日期", command.countedOn()),
                        notInFuture("统计日期", command.countedOn(), clock))
                .orElseGet(() -> {
                    if (command.pupils() == pupils) {
                        return Outcome.unchanged(command.code());
                    }
                    return inOrder("统计日期", command.countedOn()).orElseGet(() -> {
                        apply(new PupilsCounted(command.code(), command.pupils(), command.countedOn()));
                        return Outcome.accepted(command.code());
                    });
                });
    }

    /** A school has a 学校标识码 that fits its kind and province, an office a 统一社会信用代码. */
    private static Optional<Outcome> wellFormed(RegisterOrganization command) {
        String code = command.code();
        Optional<DivisionCode> division = DivisionCode.of(command.division());
        if (division.isEmpty()) {
            return refuseIf(true, Reason.INVALID, "行政区划代码“%s”不是有效的6位代码".formatted(command.division()));
        }
        if (!command.kind().isSchool()) {
            return refuseIf(
                    UnifiedSocialCreditCode.of(code).isEmpty(),
                    Reason.INVALID,
                    "统一社会信用代码“%s”不是18位或校验码不符".formatted(code));
        }
        Optional<SchoolCode> schoolCode = SchoolCode.of(code);
        return firstRefusal(
                () -> refuseIf(schoolCode.isEmpty(), Reason.INVALID, "学校标识码“%s”不是10位数字".formatted(code)),
                () -> refuseIf(
                        !schoolCode.orElseThrow().fits(command.kind()),
                        Reason.INVALID,
                        "学校标识码“%s”的类型与类别“%s”不符".formatted(code, command.kind().label())),
                () -> refuseIf(
                        !schoolCode.orElseThrow().liesIn(division.orElseThrow()),
                        Reason.INVALID,
                        "学校标识码“%s”的省份与行政区划代码%s不符".formatted(code, command.division())));
    }

    private Optional<Outcome> open(String code) {
        return firstRefusal(
                () -> refuseIf(registered == null, Reason.UNKNOWN_ORGANIZATION, "机构%s未登记".formatted(code)),
                () -> refuseIf(closed != null, Reason.WRONG_STATE, "机构%s已撤销".formatted(code)));
    }

    private Optional<Outcome> inOrder(String day, LocalDate date) {
        return notBefore(day, date, "上次登记变更日期", lastChange).get();
    }

    @EventSourcingHandler
    void on(OrganizationRegistered event) {
        stream = OrganizationRegister.streamOf(event.code());
        registered = event;
        name = event.name();
        pupils = event.pupils();
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(OrganizationRenamed event) {
        name = event.name();
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(OrganizationClosed event) {
        closed = event;
    }

    @EventSourcingHandler
    void on(PupilsCounted event) {
        pupils = event.pupils();
        lastChange = event.happenedOn();
    }

    @EventSourcingHandler
    void on(PrincipalAppointed event) {
        principal = event;
    }
}
