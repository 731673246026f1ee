package org.dudaohub.domain.visit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.dudaohub.domain.Checks.attached;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
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
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;

/** One visit of regular supervision with its Form 1. What it found becomes a rectification case in the same commit. */
public class Visit {

    @AggregateIdentifier
    private String stream;

    private InspectionFormFiled filed;
    private final Set<FormScanFiled> scans = new HashSet<>();

    Visit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            FileInspectionForm command,
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
                () -> registeredSchool(command.school(), register),
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
    Outcome handle(FileFormScan command, Clock clock) {
        return firstRefusal(
                        present("记录编号", command.visit()),
                        () -> refuseIf(filed == null, Reason.UNKNOWN_CASE, "没有督导记录%s".formatted(command.visit())),
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

    private static Optional<Outcome> registeredSchool(String school, OrganizationRegister register) {
        return refuseIf(
                register.find(school).filter(entry -> entry.kind().isSchool()).isEmpty(),
                Reason.UNKNOWN_ORGANIZATION,
                "学校标识码%s未登记".formatted(school));
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
