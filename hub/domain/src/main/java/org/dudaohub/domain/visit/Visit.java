package org.dudaohub.domain.visit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.dudaohub.domain.Checks.attached;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rectification.Rectification;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.FormScanFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormOverdue;
import org.dudaohub.domain.visit.VisitEvent.VisitCalledOff;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.domain.visit.VisitEvent.VisitStarted;

/**
 * One visit of regular supervision, from the inspector's coming to its Form 1. What it found becomes a rectification case in
 * the same commit as the form.
 */
public class Visit {

    @AggregateIdentifier
    private String stream;

    private VisitStarted started;
    private VisitCalledOff calledOff;
    private boolean formMissed;
    private InspectionFormFiled filed;
    private final Set<FormScanFiled> scans = new HashSet<>();

    Visit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            StartVisit command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        if (started != null) {
            return isStarted(command)
                    ? Outcome.unchanged(command.visit())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "记录编号%s已用于另一次督导".formatted(command.visit()));
        }
        return firstRefusal(
                        present("记录编号", command.visit()),
                        present("学校标识码", command.school()),
                        present("督学编号", command.inspector()),
                        present("入校日期", command.startedOn()),
                        () -> refuseIf(filed != null, Reason.WRONG_STATE, "记录编号%s已填报记录表".formatted(command.visit())),
                        notInFuture("入校日期", command.startedOn(), clock),
                        () -> refuseIf(
                                register.openSchool(command.school()).isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校标识码%s未登记或已撤销".formatted(command.school())),
                        () -> inspectors
                                .mayInspect(List.of(command.inspector()), command.school(), command.startedOn())
                                .get())
                .orElseGet(() -> {
                    String division =
                            register.find(command.school()).orElseThrow().division();
                    RuleProfile profile = rules.profileFor(division, command.startedOn());
                    apply(new VisitStarted(
                            command.visit(),
                            command.school(),
                            command.inspector(),
                            command.methods(),
                            rules.deadline(profile, PeriodRule.FORM_FILING, command.startedOn()),
                            profile.id(),
                            command.startedOn()));
                    return Outcome.accepted(command.visit());
                });
    }

    private boolean isStarted(StartVisit command) {
        return started.school().equals(command.school())
                && started.inspector().equals(command.inspector())
                && started.methods().equals(command.methods())
                && started.happenedOn().equals(command.startedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            CallOffVisit command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            InspectorRegister inspectors,
            Clock clock) {
        return firstRefusal(
                        () -> known(command.visit()),
                        () -> inspectors
                                .ownCase(sender, List.of(started.inspector()))
                                .get(),
                        present("取消原因", command.grounds()),
                        present("取消日期", command.calledOffOn()),
                        () -> repeated(
                                "取消督导",
                                command.visit(),
                                calledOff,
                                new VisitCalledOff(
                                        command.visit(), started.school(), command.grounds(), command.calledOffOn())),
                        () -> refuseIf(filed != null, Reason.WRONG_STATE, "已填报记录表，不能取消"),
                        () -> notBefore("取消日期", command.calledOffOn(), "入校日期", started.happenedOn())
                                .get(),
                        notInFuture("取消日期", command.calledOffOn(), clock))
                .orElseGet(() -> {
                    apply(new VisitCalledOff(
                            command.visit(), started.school(), command.grounds(), command.calledOffOn()));
                    return Outcome.accepted(command.visit());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareFormOverdue command, Clock clock) {
        return known(command.visit()).orElseGet(() -> {
            boolean underWay = filed == null && calledOff == null && !formMissed;
            if (!underWay || !LocalDate.now(clock).isAfter(started.formDueBy())) {
                return Outcome.unchanged(command.visit());
            }
            apply(new InspectionFormOverdue(
                    command.visit(),
                    started.school(),
                    started.formDueBy(),
                    started.formDueBy().plusDays(1)));
            return Outcome.accepted(command.visit());
        });
    }

    private Optional<Outcome> known(String visit) {
        return refuseIf(started == null, Reason.UNKNOWN_CASE, "没有开始过督导%s".formatted(visit));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            FileInspectionForm command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock)
            throws Exception {
        InspectionForm form = command.form();
        if (filed != null) {
            return filed.school().equals(command.school()) && filed.form().equals(form)
                    ? Outcome.unchanged(command.visit())
                    : Outcome.refused(Reason.CONFLICTING_RECORD, "记录编号%s已使用，内容与本次不同".formatted(command.visit()));
        }
        Optional<Outcome> refusal = firstRefusal(
                present("记录编号", command.visit()),
                present("学校标识码", command.school()),
                present("督导检查记录表", form),
                () -> firstRefusal(
                        present("被督导单位", form.unit()),
                        present("日期", form.date()),
                        present("督导人员", form.inspectors()),
                        present("督导事项", form.item()),
                        notInFuture("督导日期", form.date(), clock)),
                () -> deadlineInOrder(form),
                () -> takesUpTheVisit(command, sender, inspectors),
                () -> registeredSchool(command.school(), form.date(), register),
                () -> inspectors
                        .noneRecused(form.inspectors(), command.school())
                        .get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        apply(new VisitRecorded(command.visit(), command.school(), form.inspectors(), form.date()));
        apply(new InspectionFormFiled(command.visit(), command.school(), form, form.date()));
        if (form.raisesFinding()) {
            orderRectification(command, register.find(command.school()).orElseThrow(), rules);
        }
        return Outcome.accepted(command.visit());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            FileFormScan command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            InspectorRegister inspectors,
            Clock clock) {
        return firstRefusal(
                        present("记录编号", command.visit()),
                        () -> refuseIf(filed == null, Reason.UNKNOWN_CASE, "没有督导记录%s".formatted(command.visit())),
                        () -> inspectors
                                .ownCase(sender, filed.form().inspectors())
                                .get(),
                        present("材料说明", command.about()),
                        present("提交日期", command.filedOn()),
                        attached(command.attachments()),
                        () -> notBefore("提交日期", command.filedOn(), "督导日期", filed.happenedOn())
                                .get(),
                        notInFuture("提交日期", command.filedOn(), clock))
                .orElseGet(() -> {
                    var event = new FormScanFiled(
                            command.visit(), filed.school(), command.about(), command.attachments(), command.filedOn());
                    if (scans.contains(event)) {
                        return Outcome.unchanged(command.visit());
                    }
                    apply(event);
                    return Outcome.accepted(command.visit());
                });
    }

    private static Optional<Outcome> deadlineInOrder(InspectionForm form) {
        return form.deadline() == null
                ? Optional.empty()
                : notBefore("整改期限", form.deadline(), "督导日期", form.date()).get();
    }

    /**
     * A form of a visit that was opened is about the same school, and not from before. No inspector makes another's visit
     * an own one: whoever opened it is among those who sign.
     */
    private Optional<Outcome> takesUpTheVisit(FileInspectionForm command, String sender, InspectorRegister inspectors) {
        if (started == null) {
            return Optional.empty();
        }
        return firstRefusal(
                () -> refuseIf(calledOff != null, Reason.WRONG_STATE, "督导%s已取消".formatted(command.visit())),
                () -> refuseIf(
                        !started.school().equals(command.school()),
                        Reason.CONFLICTING_RECORD,
                        "督导%s是在学校%s开始的".formatted(command.visit(), started.school())),
                () -> refuseIf(
                        sender != null
                                && !inspectors.isAmong(
                                        started.inspector(), command.form().inspectors()),
                        Reason.NOT_PERMITTED,
                        "督导%s由督学%s开始，记录表须有其署名".formatted(command.visit(), started.inspector())),
                notBefore("督导日期", command.form().date(), "入校日期", started.happenedOn()));
    }

    /** The form of a visit from before the school was closed may come late. */
    private static Optional<Outcome> registeredSchool(String school, LocalDate day, OrganizationRegister register) {
        return firstRefusal(
                () -> refuseIf(
                        register.find(school)
                                .filter(entry -> entry.kind().isSchool())
                                .isEmpty(),
                        Reason.UNKNOWN_ORGANIZATION,
                        "学校标识码%s未登记".formatted(school)),
                () -> refuseIf(
                        register.schoolOn(school, day).isEmpty(),
                        Reason.UNKNOWN_ORGANIZATION,
                        "学校%s在督导日期（%s）前已撤销".formatted(school, day)));
    }

    private static void orderRectification(
            FileInspectionForm command, OrganizationRegister.Entry school, RuleBook rules) throws Exception {
        InspectionForm form = command.form();
        Grade grade = Optional.ofNullable(command.grade()).orElse(Grade.ORDINARY);
        RuleProfile profile = rules.profileFor(school.division(), form.date());
        LocalDate deadline = Optional.ofNullable(form.deadline())
                .orElseGet(() -> rules.deadline(profile, PeriodRule.rectify(grade), form.date()));
        String finding = command.visit() + "-1";
        apply(new FindingRaised(
                command.visit(),
                command.school(),
                finding,
                form.item(),
                grade,
                form.shortcomings(),
                form.recommendation(),
                form.date()));
        createNew(
                Rectification.class,
                () -> new Rectification(new RectificationOrdered(
                        finding,
                        command.school(),
                        command.visit(),
                        form.item(),
                        grade,
                        form.shortcomings(),
                        form.recommendation(),
                        deadline,
                        profile.id(),
                        form.date())));
    }

    @EventSourcingHandler
    void on(VisitStarted event) {
        stream = "visit:" + event.visit();
        started = event;
    }

    @EventSourcingHandler
    void on(VisitCalledOff event) {
        calledOff = event;
    }

    @EventSourcingHandler
    void on(InspectionFormOverdue event) {
        formMissed = true;
    }

    @EventSourcingHandler
    void on(VisitRecorded event) {
        stream = "visit:" + event.visit();
    }

    @EventSourcingHandler
    void on(InspectionFormFiled event) {
        filed = event;
    }

    @EventSourcingHandler
    void on(FormScanFiled event) {
        scans.add(event);
    }
}
