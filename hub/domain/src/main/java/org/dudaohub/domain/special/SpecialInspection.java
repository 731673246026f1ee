package org.dudaohub.domain.special;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notBefore;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspection.Inspection;
import org.dudaohub.domain.inspection.InspectionEvent.SpecialInspectionNotified;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.publication.DeclareSpecialReportUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublished;
import org.dudaohub.domain.publication.PublishSpecialReport;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.special.SpecialEvent.SpecialInspectionOpened;
import org.dudaohub.domain.special.SpecialEvent.SpecialReportIssued;

/** A special inspection as a whole: its theme, the schools that it goes to, and the report on the theme. */
public class SpecialInspection {

    @AggregateIdentifier
    private String stream;

    private SpecialInspectionOpened opened;
    private SpecialReportIssued report;
    private ReportPublished published;
    private boolean publicationOverdue;

    SpecialInspection() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            OpenSpecialInspection command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock)
            throws Exception {
        Optional<Outcome> refusal = firstRefusal(
                present("专项督导编号", command.special()),
                present("督导机构代码", command.office()),
                present("专项主题", command.theme()),
                present("专项督导名称", command.title()),
                present("被督导单位代码", command.schools()),
                present("督导组成员", command.team()),
                present("自查期限", command.selfCheckBy()),
                present("通知日期", command.noticedOn()),
                () -> refuseIf(
                        register.find(command.office()).isEmpty(),
                        Reason.UNKNOWN_ORGANIZATION,
                        "督导机构%s未登记".formatted(command.office())),
                () -> repeated("专项督导", command.special(), opened, openingOf(command, register, rules)),
                () -> refuseIf(
                        Set.copyOf(command.schools()).size() < command.schools().size(), Reason.INVALID, "被督导单位有重复"),
                () -> command.schools().stream()
                        .flatMap(school -> inspectable(school, command, register, rules).stream())
                        .findFirst(),
                notBefore("自查期限", command.selfCheckBy(), "通知日期", command.noticedOn()),
                notInFuture("通知日期", command.noticedOn(), clock),
                () -> command.schools().stream()
                        .flatMap(school ->
                                inspectors.mayTakePart(command.team(), school, command.noticedOn()).get().stream())
                        .findFirst());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        apply(openingOf(command, register, rules));
        for (String school : command.schools()) {
            notify(school, command, profileFor(school, command, register, rules));
        }
        return Outcome.accepted(command.special());
    }

    private SpecialInspectionOpened openingOf(
            OpenSpecialInspection command, OrganizationRegister register, RuleBook rules) {
        return new SpecialInspectionOpened(
                command.special(),
                command.office(),
                command.theme(),
                command.title(),
                command.schools(),
                command.team(),
                command.selfCheckBy(),
                profileFor(command.office(), command, register, rules).id(),
                command.noticedOn());
    }

    private static Optional<Outcome> inspectable(
            String school, OpenSpecialInspection command, OrganizationRegister register, RuleBook rules) {
        return firstRefusal(
                () -> refuseIf(
                        register.schoolOn(school, command.noticedOn()).isEmpty(),
                        Reason.UNKNOWN_ORGANIZATION,
                        "学校%s未登记或已撤销".formatted(school)),
                () -> {
                    int least = profileFor(school, command, register, rules).number(NumberRule.TEAM_SIZE);
                    int members = Set.copyOf(command.team()).size();
                    return refuseIf(members < least, Reason.TOO_FEW, "督学不少于%d名，现为%d名".formatted(least, members));
                });
    }

    private static RuleProfile profileFor(
            String organization, OpenSpecialInspection command, OrganizationRegister register, RuleBook rules) {
        return rules.profileFor(register.find(organization).orElseThrow().division(), command.noticedOn());
    }

    private static void notify(String school, OpenSpecialInspection command, RuleProfile profile) throws Exception {
        createNew(
                Inspection.class,
                () -> new Inspection(new SpecialInspectionNotified(
                        command.special() + "-" + school,
                        command.special(),
                        command.office(),
                        school,
                        command.title(),
                        command.team(),
                        command.selfCheckBy(),
                        profile.id(),
                        command.noticedOn())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(IssueSpecialReport command, RuleBook rules, Clock clock) {
        return firstRefusal(
                        known(command.special()),
                        present("督导报告", command.summary()),
                        present("印发日期", command.issuedOn()),
                        () -> repeated("专项督导报告", command.special(), report, reportOf(command, rules)),
                        () -> notBefore("印发日期", command.issuedOn(), "通知日期", opened.happenedOn())
                                .get(),
                        notInFuture("印发日期", command.issuedOn(), clock))
                .orElseGet(() -> {
                    apply(reportOf(command, rules));
                    return Outcome.accepted(command.special());
                });
    }

    private SpecialReportIssued reportOf(IssueSpecialReport command, RuleBook rules) {
        return new SpecialReportIssued(
                command.special(),
                opened.office(),
                command.summary(),
                Objects.requireNonNullElse(command.problems(), ""),
                rules.deadline(rules.profile(opened.ruleProfile()), PeriodRule.PUBLICATION, command.issuedOn()),
                command.issuedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishSpecialReport command, Clock clock) {
        return firstRefusal(
                        known(command.report()),
                        present("公开载体", command.channels()),
                        present("公开标题", command.title()),
                        present("公开日期", command.publishedOn()),
                        () -> publicationOf(command).equals(published)
                                ? Optional.of(Outcome.unchanged(command.report()))
                                : Optional.empty(),
                        () -> refuseIf(report == null, Reason.WRONG_STATE, "尚未形成专项督导报告"),
                        () -> notBefore("公开日期", command.publishedOn(), "报告日期", report.happenedOn())
                                .get(),
                        notInFuture("公开日期", command.publishedOn(), clock))
                .orElseGet(() -> {
                    apply(publicationOf(command));
                    return Outcome.accepted(command.report());
                });
    }

    private ReportPublished publicationOf(PublishSpecialReport command) {
        return new ReportPublished(
                command.report(),
                opened.office(),
                command.channels(),
                command.title(),
                command.address(),
                command.publishedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareSpecialReportUnpublished command, Clock clock) {
        return known(command.report()).get().orElseGet(() -> {
            if (report == null
                    || published != null
                    || publicationOverdue
                    || !LocalDate.now(clock).isAfter(report.publishBy())) {
                return Outcome.unchanged(command.report());
            }
            apply(new ReportPublicationOverdue(
                    command.report(),
                    opened.office(),
                    report.publishBy(),
                    report.publishBy().plusDays(1)));
            return Outcome.accepted(command.report());
        });
    }

    private Supplier<Optional<Outcome>> known(String special) {
        return () -> refuseIf(opened == null, Reason.UNKNOWN_CASE, "没有专项督导%s".formatted(special));
    }

    @EventSourcingHandler
    void on(SpecialInspectionOpened event) {
        stream = "special:" + event.special();
        opened = event;
    }

    @EventSourcingHandler
    void on(SpecialReportIssued event) {
        report = event;
    }

    @EventSourcingHandler
    void on(ReportPublished event) {
        published = event;
    }

    @EventSourcingHandler
    void on(ReportPublicationOverdue event) {
        publicationOverdue = true;
    }
}
