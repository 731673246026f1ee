package org.dudaohub.domain.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;

/** An office, a school or a kindergarten in the register. */
public class Organization {

    /** 10 digits: type, province, serial number. No check digit is published. */
    private static final Pattern SCHOOL_CODE = Pattern.compile("\\d{10}");

    private static final Pattern DIVISION = Pattern.compile("\\d{6}");

    @AggregateIdentifier
    private String stream;

    private OrganizationRegistered registered;
    private PrincipalAppointed principal;

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
            return registered.equals(event)
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
                        () -> refuseIf(
                                command.kind().isSchool()
                                        && !SCHOOL_CODE.matcher(command.code()).matches(),
                                Reason.INVALID,
                                "学校标识码“%s”不是10位数字".formatted(command.code())),
                        () -> refuseIf(
                                !DIVISION.matcher(command.division()).matches(),
                                Reason.INVALID,
                                "行政区划代码“%s”不是6位数字".formatted(command.division())),
                        () -> refuseIf(command.pupils() < 0, Reason.INVALID, "学生数不能为负"),
                        notInFuture("登记日期", command.registeredOn(), clock),
                        () -> refuseIf(
                                command.parent() != null
                                        && register.find(command.parent()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "上级机构%s未登记".formatted(command.parent())))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.code());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(AppointPrincipal command, Clock clock) {
        // The sealed phone differs each time it is sealed, so the person decides whether this is news.
        if (principal != null
                && principal.person().equals(command.person())
                && principal.name().equals(command.name())) {
            return Outcome.unchanged(command.code());
        }
        return firstRefusal(
                        () -> refuseIf(
                                registered == null, Reason.UNKNOWN_ORGANIZATION, "机构%s未登记".formatted(command.code())),
                        present("负责人编号", command.person()),
                        present("负责人姓名", command.name()),
                        present("任职日期", command.appointedOn()),
                        notInFuture("任职日期", command.appointedOn(), clock))
                .orElseGet(() -> {
                    apply(new PrincipalAppointed(
                            command.code(), command.person(), command.name(), command.phone(), command.appointedOn()));
                    return Outcome.accepted(command.code());
                });
    }

    @EventSourcingHandler
    void on(OrganizationRegistered event) {
        stream = OrganizationRegister.streamOf(event.code());
        registered = event;
    }

    @EventSourcingHandler
    void on(PrincipalAppointed event) {
        principal = event;
    }
}
