package org.dudaohub.domain.inspection;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspection.InspectionEvent.ComprehensiveInspectionOpened;
import org.dudaohub.domain.inspection.InspectionEvent.DefenceSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.DocumentCorrected;
import org.dudaohub.domain.inspection.InspectionEvent.FeedbackDelivered;
import org.dudaohub.domain.inspection.InspectionEvent.InspectionWithdrawn;
import org.dudaohub.domain.inspection.InspectionEvent.InspectorRecused;
import org.dudaohub.domain.inspection.InspectionEvent.ObjectionDecided;
import org.dudaohub.domain.inspection.InspectionEvent.ObjectionRaised;
import org.dudaohub.domain.inspection.InspectionEvent.OpinionIssued;
import org.dudaohub.domain.inspection.InspectionEvent.ReportIssued;
import org.dudaohub.domain.inspection.InspectionEvent.ReportedUpward;
import org.dudaohub.domain.inspection.InspectionEvent.SelfCheckSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.SiteVisitRecorded;
import org.dudaohub.domain.inspection.InspectionEvent.SpecialInspectionNotified;
import org.dudaohub.domain.inspection.InspectionEvent.StepExtended;
import org.dudaohub.domain.inspection.InspectionEvent.StepMissed;
import org.dudaohub.domain.inspection.InspectionEvent.StepReminded;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.publication.DeclareReportUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublished;
import org.dudaohub.domain.publication.PublishReport;
import org.dudaohub.domain.rectification.Rectification;
import org.dudaohub.domain.rectification.RectificationEvent.OpinionCited;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.OpinionStart;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/**
 * The inspection of one school from its notice to its opinion 督导意见书, whose demands become rectification cases in the
 * same commit.
 *
 * <p>A school that lets its period for a defence pass has lost it. A step that an office takes late still has to be
 * taken: that it was late is found and kept.
 */
public class Inspection {

    @AggregateIdentifier
    private String stream;

    private String id;
    private String school;
    private String ruleProfile;
    private LocalDate noticedOn;
    private LocalDate selfCheckBy;
    /** Null where the inspection is part of a special one. */
    private ComprehensiveInspectionOpened comprehensive;

    private final Set<String> team = new HashSet<>();
    private final Set<String> recused = new HashSet<>();
    private InspectorRecused lastRecusal;

    private SelfCheckSubmitted selfCheck;
    private SiteVisitRecorded lastVisit;
    private LocalDate endedOn;
    private final Set<Area> areasSeen = EnumSet.noneOf(Area.class);
    private ReportIssued report;
    private FeedbackDelivered feedback;
    private LocalDate deliveredOn;
    private LocalDate defenceBy;
    private DefenceSubmitted defence;
    private OpinionIssued opinion;
    private ReportedUpward reportedUpward;
    private ReportPublished published;
    private boolean publicationOverdue;

    private final Map<Document, ObjectionRaised> objections = new EnumMap<>(Document.class);
    private final Map<Document, ObjectionDecided> objectionsDecided = new EnumMap<>(Document.class);

    private StepExtended lastExtension;
    private DocumentCorrected lastCorrection;
    private InspectionWithdrawn withdrawn;

    /** The steps that wait to be taken. */
    private final Map<Step, Deadline> deadlines = new EnumMap<>(Step.class);

    Inspection() {}

    /** The part of a special inspection that is about one school. */
    public Inspection(SpecialInspectionNotified notice) {
        apply(notice);
    }

    // Notice, team and self-check.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            OpenComprehensiveInspection command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        return firstRefusal(
                        present("督导编号", command.inspection()),
                        present("督导机构代码", command.office()),
                        present("被督导单位代码", command.school()),
                        present("督导缘由", command.occasion()),
                        present("督导组成员", command.team()),
                        present("通知日期", command.noticedOn()),
                        present("计划进校日期", command.visitOn()),
                        registered("督导机构", command.office(), register),
                        () -> refuseIf(
                                register.find(command.school())
                                        .filter(entry -> entry.kind().isSchool())
                                        .isEmpty(),
                                Reason.UNKNOWN_ORGANIZATION,
                                "学校%s未登记".formatted(command.school())),
                        () -> refuseIf(
                                id != null && comprehensive == null,
                                Reason.CONFLICTING_RECORD,
                                "督导编号%s已用于专项督导".formatted(command.inspection())),
                        () -> repeated(
                                "综合督导", command.inspection(), comprehensive, openingOf(command, register, rules)),
                        () -> command.occasion() == Occasion.TERM_END
                                ? present("负责人编号", command.principal()).get()
                                : Optional.empty(),
                        () -> largeEnough(
                                Set.copyOf(command.team()).size(),
                                profileFor(command, register, rules).number(NumberRule.TEAM_SIZE)),
                        () -> notClosed(command.school(), command.visitOn(), register),
                        notInFuture("通知日期", command.noticedOn(), clock),
                        notBefore("计划进校日期", command.visitOn(), "通知日期", command.noticedOn()),
                        () -> notTooEarly(command, profileFor(command, register, rules), rules),
                        inspectors.mayTakePart(command.team(), command.school(), command.visitOn()))
                .orElseGet(() -> accept(openingOf(command, register, rules)));
    }

    private ComprehensiveInspectionOpened openingOf(
            OpenComprehensiveInspection command, OrganizationRegister register, RuleBook rules) {
        return new ComprehensiveInspectionOpened(
                command.inspection(),
                command.office(),
                command.school(),
                command.occasion(),
                command.occasion() == Occasion.TERM_END ? command.principal() : null,
                command.team(),
                command.visitOn(),
                command.visitOn(),
                profileFor(command, register, rules).id(),
                command.noticedOn());
    }

    private RuleProfile profileFor(OpenComprehensiveInspection command, OrganizationRegister register, RuleBook rules) {
        return ruleProfile != null
                ? rules.profile(ruleProfile)
                : rules.profileFor(register.find(command.school()).orElseThrow().division(), command.noticedOn());
    }

    private static Optional<Outcome> notClosed(String school, LocalDate visit, OrganizationRegister register) {
        return refuseIf(
                register.schoolOn(school, visit).isEmpty(),
                Reason.UNKNOWN_ORGANIZATION,
                "学校%s在进校日期（%s）前已撤销".formatted(school, visit));
    }

    private static Optional<Outcome> notTooEarly(
            OpenComprehensiveInspection command, RuleProfile profile, RuleBook rules) {
        LocalDate latest = rules.deadline(profile, PeriodRule.NOTICE_AHEAD, command.noticedOn());
        return refuseIf(
                command.visitOn().isAfter(latest),
                Reason.DATE_OUT_OF_ORDER,
                "通知过早：%s通知的，最迟应于%s进校".formatted(command.noticedOn(), latest));
    }

    /** The team is never smaller than the rules ask for, so whoever leaves may have to be replaced at once. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecuseInspector command, InspectorRegister inspectors, RuleBook rules, Clock clock) {
        boolean replaced =
                command.replacement() != null && !command.replacement().isBlank();
        return firstRefusal(
                        known(command.inspection()),
                        present("回避督学", command.inspector()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> sameAs(recusalOf(command, replaced), lastRecusal),
                        this::notWithdrawn,
                        () -> refuseIf(report != null, Reason.WRONG_STATE, "督导报告已形成"),
                        () -> refuseIf(
                                !team.contains(command.inspector()),
                                Reason.INVALID,
                                "%s不在督导组中".formatted(command.inspector())),
                        () -> refuseIf(
                                replaced && recused.contains(command.replacement()),
                                Reason.RECUSED,
                                "%s已回避，不能替补".formatted(command.replacement())),
                        () -> refuseIf(
                                replaced && team.contains(command.replacement()),
                                Reason.INVALID,
                                "%s已在督导组中".formatted(command.replacement())),
                        () -> largeEnough(
                                team.size() - (replaced ? 0 : 1), profile(rules).number(NumberRule.TEAM_SIZE)),
                        () -> dayInOrder("决定日期", command.decidedOn(), clock),
                        () -> replaced
                                ? inspectors
                                        .mayTakePart(List.of(command.replacement()), school, command.decidedOn())
                                        .get()
                                : Optional.empty())
                .orElseGet(() -> accept(recusalOf(command, replaced)));
    }

    private InspectorRecused recusalOf(RecuseInspector command, boolean replaced) {
        return new InspectorRecused(
                command.inspection(),
                school,
                command.inspector(),
                replaced ? command.replacement() : null,
                command.grounds(),
                command.decidedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitSelfCheck command, Clock clock) {
        var event = new SelfCheckSubmitted(
                command.inspection(),
                command.school(),
                command.summary(),
                Objects.requireNonNullElse(command.problems(), ""),
                command.submittedOn());
        return firstRefusal(
                        known(command.inspection()),
                        own(command.school()),
                        present("自查自评情况", command.summary()),
                        present("提交日期", command.submittedOn()),
                        () -> repeated("自查自评", command.inspection(), selfCheck, event),
                        this::notWithdrawn,
                        () -> refuseIf(report != null, Reason.TOO_LATE, "督导报告已形成，不再接收自查自评"),
                        () -> dayInOrder("提交日期", command.submittedOn(), clock))
                .orElseGet(() -> take(Step.SELF_CHECK, event));
    }

    // On site, and what comes of it.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            RecordSiteVisit command,
            OrganizationRegister register,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        return firstRefusal(
                        known(command.inspection()),
                        present("进校督学", command.inspectors()),
                        present("督导内容", command.areas()),
                        present("公众意见", command.publicOpinion()),
                        present("现场督导情况", command.findings()),
                        present("进校日期", command.visitedOn()),
                        () -> sameAs(visitOf(command, rules), lastVisit),
                        this::notWithdrawn,
                        () -> refuseIf(report != null, Reason.WRONG_STATE, "督导报告已形成"),
                        () -> inTeam(command.inspectors()),
                        () -> largeEnough(
                                Set.copyOf(command.inspectors()).size(),
                                profile(rules).number(NumberRule.INSPECTORS_PER_VISIT)),
                        () -> refuseIf(
                                selfCheck == null && command.visitedOn().isBefore(selfCheckBy),
                                Reason.WRONG_STATE,
                                "自查期限（%s）未到，学校尚未提交自查自评".formatted(selfCheckBy)),
                        () -> dayInOrder("进校日期", command.visitedOn(), clock),
                        () -> notClosed(school, command.visitedOn(), register),
                        () -> inspectors
                                .mayTakePart(command.inspectors(), school, command.visitedOn())
                                .get())
                .orElseGet(() -> accept(visitOf(command, rules)));
    }

    private SiteVisitRecorded visitOf(RecordSiteVisit command, RuleBook rules) {
        PeriodRule feedbackRule =
                comprehensive == null ? PeriodRule.FEEDBACK_SPECIAL : PeriodRule.FEEDBACK_COMPREHENSIVE;
        return new SiteVisitRecorded(
                command.inspection(),
                school,
                command.inspectors(),
                command.areas(),
                command.publicOpinion(),
                command.findings(),
                rules.deadline(profile(rules), feedbackRule, command.visitedOn()),
                rules.deadline(profile(rules), PeriodRule.REPORT_UPWARD, command.visitedOn()),
                command.visitedOn());
    }

    private Optional<Outcome> inTeam(List<String> inspectors) {
        return inspectors.stream()
                .flatMap(inspector -> firstRefusal(
                        () -> refuseIf(recused.contains(inspector), Reason.RECUSED, "%s应当回避".formatted(inspector)),
                        () -> refuseIf(
                                !team.contains(inspector), Reason.NOT_PERMITTED, "%s不在督导组中".formatted(inspector)))
                        .stream())
                .findFirst();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            IssueReport command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            InspectorRegister inspectors,
            Clock clock) {
        var event = new ReportIssued(
                command.inspection(),
                school,
                command.summary(),
                Objects.requireNonNullElse(command.problems(), ""),
                command.issuedOn());
        return firstRefusal(
                        known(command.inspection()),
                        inspectors.ownCase(sender, team),
                        present("督导报告", command.summary()),
                        present("印发日期", command.issuedOn()),
                        () -> repeated("督导报告", command.inspection(), report, event),
                        this::notWithdrawn,
                        () -> refuseIf(endedOn == null, Reason.WRONG_STATE, "尚未进校督导"),
                        this::allAreasSeen,
                        () -> notBefore("印发日期", command.issuedOn(), "进校日期", endedOn)
                                .get(),
                        notInFuture("印发日期", command.issuedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    /** What makes an inspection comprehensive (教育督导条例 §13, for private schools too: 全方位督导). */
    private Optional<Outcome> allAreasSeen() {
        List<String> missing = comprehensive == null
                ? List.of()
                : EnumSet.complementOf(EnumSet.copyOf(areasSeen)).stream()
                        .map(Area::label)
                        .toList();
        return refuseIf(!missing.isEmpty(), Reason.TOO_FEW, "综合督导尚未涵盖：" + String.join("、", missing));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(
            DeliverFeedback command,
            @MetaDataValue(Provenance.SENDING_INSPECTOR) String sender,
            InspectorRegister inspectors,
            RuleBook rules,
            Clock clock) {
        return firstRefusal(
                        known(command.inspection()),
                        inspectors.ownCase(sender, team),
                        present("初步督导意见", command.preliminaryOpinion()),
                        present("接收人", command.recipient()),
                        present("反馈日期", command.deliveredOn()),
                        () -> repeated("反馈", command.inspection(), feedback, feedbackOf(command, rules)),
                        this::notWithdrawn,
                        () -> refuseIf(report == null, Reason.WRONG_STATE, "尚未形成督导报告"),
                        () -> notBefore("反馈日期", command.deliveredOn(), "报告日期", report.happenedOn())
                                .get(),
                        notInFuture("反馈日期", command.deliveredOn(), clock))
                .orElseGet(() -> take(Step.FEEDBACK, feedbackOf(command, rules)));
    }

    private FeedbackDelivered feedbackOf(DeliverFeedback command, RuleBook rules) {
        return new FeedbackDelivered(
                command.inspection(),
                school,
                command.preliminaryOpinion(),
                command.recipient(),
                rules.deadline(profile(rules), PeriodRule.DEFENCE, command.deliveredOn()),
                rules.deadline(profile(rules), PeriodRule.OPINION, opinionStart(command.deliveredOn(), rules)),
                command.deliveredOn());
    }

    private LocalDate opinionStart(LocalDate delivered, RuleBook rules) {
        return switch (profile(rules).opinionFrom()) {
            case FEEDBACK -> delivered;
            case END -> endedOn;
        };
    }

    /** As often as the school likes while its period runs: each adds to the one before. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitDefence command, Clock clock) {
        var event = new DefenceSubmitted(
                command.inspection(), command.school(), command.statement(), command.submittedOn());
        return firstRefusal(
                        known(command.inspection()),
                        own(command.school()),
                        present("申辩意见", command.statement()),
                        present("提交日期", command.submittedOn()),
                        () -> sameAs(event, defence),
                        this::notWithdrawn,
                        () -> refuseIf(feedback == null, Reason.WRONG_STATE, "尚未反馈初步意见"),
                        () -> refuseIf(opinion != null, Reason.WRONG_STATE, "督导意见书已印发"),
                        () -> notBefore("提交日期", command.submittedOn(), "反馈日期", deliveredOn)
                                .get(),
                        () -> refuseIf(
                                command.submittedOn().isAfter(defenceBy),
                                Reason.TOO_LATE,
                                "申辩期限（%s）已过".formatted(defenceBy)),
                        notInFuture("提交日期", command.submittedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(IssueOpinion command, OrganizationRegister register, RuleBook rules, Clock clock) throws Exception {
        Optional<Outcome> refusal = firstRefusal(
                known(command.inspection()),
                present("督导评价", command.evaluation()),
                present("印发日期", command.issuedOn()),
                () -> complete(command),
                () -> repeated("督导意见书", command.inspection(), opinion, opinionOf(command, rules)),
                this::notWithdrawn,
                () -> refuseIf(feedback == null, Reason.WRONG_STATE, "尚未反馈初步意见"),
                () -> refuseIf(
                        defence == null && !command.issuedOn().isAfter(defenceBy),
                        Reason.WRONG_STATE,
                        "申辩期限（%s）未满，不能印发督导意见书".formatted(defenceBy)),
                () -> defence == null
                        ? Optional.empty()
                        : firstRefusal(
                                present("申辩采纳情况", command.answerToDefence()),
                                notBefore("印发日期", command.issuedOn(), "申辩日期", defence.happenedOn())),
                () -> refuseIf(
                        objections.containsKey(Document.REPORT) && !objectionsDecided.containsKey(Document.REPORT),
                        Reason.WRONG_STATE,
                        "对督导报告的异议尚未答复，不能印发督导意见书"),
                () -> blank(command.department())
                        ? Optional.empty()
                        : registered("主管部门", command.department(), register).get(),
                notInFuture("印发日期", command.issuedOn(), clock));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        OpinionIssued issued = opinionOf(command, rules);
        take(Step.OPINION, issued);
        for (int i = 0; i < issued.demands().size(); i++) {
            orderRectification(issued, i, rules);
        }
        return Outcome.accepted(command.inspection());
    }

    private static Optional<Outcome> complete(IssueOpinion command) {
        return demandsOf(command).stream()
                .flatMap(demand -> firstRefusal(
                        present("督导事项", demand.item()),
                        present("问题等级", demand.grade()),
                        present("存在不足", demand.problem()),
                        present("整改要求", demand.requirement()),
                        () -> demand.rectifyBy() == null
                                ? Optional.empty()
                                : notBefore("整改到位期限", demand.rectifyBy(), "印发日期", command.issuedOn())
                                        .get())
                        .stream())
                .findFirst();
    }

    private OpinionIssued opinionOf(IssueOpinion command, RuleBook rules) {
        List<Demand> demands = demandsOf(command);
        return new OpinionIssued(
                command.inspection(),
                school,
                command.evaluation(),
                Objects.requireNonNullElse(command.answerToDefence(), ""),
                blank(command.department()) ? null : command.department(),
                demands,
                IntStream.rangeClosed(1, demands.size())
                        .mapToObj(number -> command.inspection() + "-" + number)
                        .toList(),
                rules.deadline(profile(rules), PeriodRule.PUBLICATION, command.issuedOn()),
                command.issuedOn());
    }

    private static List<Demand> demandsOf(IssueOpinion command) {
        return Objects.requireNonNullElse(command.demands(), List.of());
    }

    private void orderRectification(OpinionIssued issued, int index, RuleBook rules) throws Exception {
        Demand demand = issued.demands().get(index);
        String rectification = issued.rectifications().get(index);
        LocalDate rectifyBy = Optional.ofNullable(demand.rectifyBy())
                .orElseGet(() -> rules.deadline(profile(rules), PeriodRule.RECTIFY_OPINION, issued.happenedOn()));
        createNew(
                Rectification.class,
                () -> new Rectification(
                        new RectificationOrdered(
                                rectification,
                                school,
                                id,
                                demand.item(),
                                demand.grade(),
                                demand.problem(),
                                demand.requirement(),
                                rules.deadline(profile(rules), PeriodRule.RECTIFICATION_REPORT, rectifyBy),
                                ruleProfile,
                                issued.happenedOn()),
                        new OpinionCited(rectification, school, id, rectifyBy, issued.happenedOn())));
    }

    // Objections: only where the profile names a period for them.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RaiseObjection command, RuleBook rules, Clock clock) {
        return firstRefusal(
                        known(command.inspection()),
                        own(command.school()),
                        present("异议文书", command.disputed()),
                        present("事由", command.grounds()),
                        present("提出日期", command.raisedOn()),
                        () -> repeated(
                                "异议",
                                command.inspection(),
                                objections.get(command.disputed()),
                                objectionOf(command, rules)),
                        this::notWithdrawn,
                        () -> refuseIf(
                                receivedOn(command.disputed()) == null,
                                Reason.WRONG_STATE,
                                "尚未收到%s".formatted(command.disputed().label())),
                        () -> notBefore(
                                        "提出日期",
                                        command.raisedOn(),
                                        "收到%s日期".formatted(command.disputed().label()),
                                        receivedOn(command.disputed()))
                                .get(),
                        () -> whileItMayBeRaised(command, rules),
                        notInFuture("提出日期", command.raisedOn(), clock))
                .orElseGet(() -> accept(objectionOf(command, rules)));
    }

    /** The day from which the school can object; null while it has nothing to object to. */
    private LocalDate receivedOn(Document document) {
        return document == Document.OPINION ? documentDay(document) : deliveredOn;
    }

    private Optional<Outcome> whileItMayBeRaised(RaiseObjection command, RuleBook rules) {
        LocalDate received = receivedOn(command.disputed());
        Optional<LocalDate> end = switch (command.disputed()) {
            case REPORT -> rules.deadlineIfSet(profile(rules), PeriodRule.OBJECTION, received);
            case OPINION -> rules.deadlineIfSet(profile(rules), PeriodRule.OPINION_REVIEW_APPLICATION, received);
            // What is preliminary is answered with a defence.
            case FEEDBACK -> Optional.empty();
        };
        return end.map(last ->
                        refuseIf(command.raisedOn().isAfter(last), Reason.TOO_LATE, "异议期限（%s）已过".formatted(last)))
                .orElseGet(() -> refuseIf(
                        true,
                        Reason.NOT_PERMITTED,
                        "适用规则%s没有对%s提出异议的规定"
                                .formatted(ruleProfile, command.disputed().label())));
    }

    private ObjectionRaised objectionOf(RaiseObjection command, RuleBook rules) {
        return new ObjectionRaised(
                command.inspection(),
                school,
                command.disputed(),
                command.grounds(),
                command.disputed() == Document.OPINION
                        ? rules.deadlineIfSet(profile(rules), PeriodRule.OPINION_REVIEW_DECISION, command.raisedOn())
                                .orElse(null)
                        : null,
                command.raisedOn());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DecideObjection command, Clock clock) {
        var event = new ObjectionDecided(
                command.inspection(),
                school,
                command.disputed(),
                command.verdict(),
                command.reasons(),
                command.decidedOn());
        return firstRefusal(
                        known(command.inspection()),
                        present("异议文书", command.disputed()),
                        present("处理结论", command.verdict()),
                        present("理由", command.reasons()),
                        present("决定日期", command.decidedOn()),
                        () -> repeated("异议答复", command.inspection(), objectionsDecided.get(command.disputed()), event),
                        () -> refuseIf(
                                !objections.containsKey(command.disputed()),
                                Reason.WRONG_STATE,
                                "没有对%s的异议".formatted(command.disputed().label())),
                        () -> notBefore(
                                        "决定日期",
                                        command.decidedOn(),
                                        "提出日期",
                                        objections.get(command.disputed()).happenedOn())
                                .get(),
                        notInFuture("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReportUpward command, OrganizationRegister register, Clock clock) {
        var event = new ReportedUpward(command.inspection(), school, command.superior(), command.reportedOn());
        return firstRefusal(
                        known(command.inspection()),
                        present("上报机构代码", command.superior()),
                        present("上报日期", command.reportedOn()),
                        () -> repeated("上报", command.inspection(), reportedUpward, event),
                        this::notWithdrawn,
                        () -> refuseIf(report == null, Reason.WRONG_STATE, "尚未形成督导报告"),
                        () -> notBefore("上报日期", command.reportedOn(), "报告日期", report.happenedOn())
                                .get(),
                        notInFuture("上报日期", command.reportedOn(), clock),
                        registered("上报机构", command.superior(), register))
                .orElseGet(() -> take(Step.REPORT_UPWARD, event));
    }

    // Extension, withdrawal, correction.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ExtendStep command, Clock clock) {
        var event = new StepExtended(
                command.inspection(), school, command.step(), command.until(), command.grounds(), command.decidedOn());
        return firstRefusal(
                        known(command.inspection()),
                        present("环节", command.step()),
                        present("新期限", command.until()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> sameAs(event, lastExtension),
                        this::notWithdrawn,
                        () -> refuseIf(
                                !deadlines.containsKey(command.step()),
                                Reason.WRONG_STATE,
                                "%s没有正在计算的期限".formatted(command.step().label())),
                        () -> {
                            Deadline present = deadlines.get(command.step());
                            return firstRefusal(
                                    () -> refuseIf(
                                            present.missed()
                                                    || command.decidedOn().isAfter(present.end()),
                                            Reason.TOO_LATE,
                                            "原期限（%s）已过，不能延长".formatted(present.end())),
                                    () -> refuseIf(
                                            !command.until().isAfter(present.end()),
                                            Reason.DATE_OUT_OF_ORDER,
                                            "新期限（%s）不晚于原期限（%s）".formatted(command.until(), present.end())));
                        },
                        () -> dayInOrder("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(WithdrawInspection command, Clock clock) {
        var event = new InspectionWithdrawn(command.inspection(), school, command.grounds(), command.decidedOn());
        return firstRefusal(
                        known(command.inspection()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> repeated("撤销督导", command.inspection(), withdrawn, event),
                        () -> refuseIf(opinion != null, Reason.WRONG_STATE, "督导意见书已印发，不能撤销督导"),
                        () -> dayInOrder("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(event));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CorrectDocument command, RuleBook rules, Clock clock) {
        return firstRefusal(
                        known(command.inspection()),
                        present("更正文书", command.document()),
                        present("事由", command.grounds()),
                        present("决定日期", command.decidedOn()),
                        () -> refuseIf(
                                blank(command.text()) && command.deliveredOn() == null, Reason.MISSING, "更正内容未填写"),
                        () -> sameAs(correctionOf(command, rules), lastCorrection),
                        this::notWithdrawn,
                        () -> refuseIf(
                                documentDay(command.document()) == null,
                                Reason.WRONG_STATE,
                                "尚无%s".formatted(command.document().label())),
                        () -> command.deliveredOn() == null ? Optional.empty() : rightDay(command),
                        () -> notBefore("决定日期", command.decidedOn(), "文书日期", documentDay(command.document()))
                                .get(),
                        notInFuture("决定日期", command.decidedOn(), clock))
                .orElseGet(() -> accept(correctionOf(command, rules)));
    }

    private LocalDate documentDay(Document document) {
        return switch (document) {
            case REPORT -> report == null ? null : report.happenedOn();
            case FEEDBACK -> feedback == null ? null : feedback.happenedOn();
            case OPINION -> opinion == null ? null : opinion.happenedOn();
        };
    }

    private Optional<Outcome> rightDay(CorrectDocument command) {
        return firstRefusal(
                () -> refuseIf(command.document() != Document.FEEDBACK, Reason.INVALID, "只有反馈日期可以更正"),
                () -> refuseIf(opinion != null, Reason.WRONG_STATE, "督导意见书已印发，反馈日期不再更正"),
                () -> notBefore("反馈日期", command.deliveredOn(), "报告日期", report.happenedOn())
                        .get(),
                () -> notBefore("决定日期", command.decidedOn(), "反馈日期", command.deliveredOn())
                        .get());
    }

    private DocumentCorrected correctionOf(CorrectDocument command, RuleBook rules) {
        LocalDate delivered = command.deliveredOn();
        return new DocumentCorrected(
                command.inspection(),
                school,
                command.document(),
                blank(command.text()) ? null : command.text(),
                delivered,
                delivered == null ? null : rules.deadline(profile(rules), PeriodRule.DEFENCE, delivered),
                delivered == null || profile(rules).opinionFrom() != OpinionStart.FEEDBACK
                        ? null
                        : rules.deadline(profile(rules), PeriodRule.OPINION, delivered),
                command.grounds(),
                command.decidedOn());
    }

    // What passes by itself.

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CheckInspectionDeadlines command, Clock clock) {
        return known(command.inspection()).get().orElseGet(() -> {
            LocalDate today = LocalDate.now(clock);
            List<InspectionEvent> news = new ArrayList<>();
            deadlines.forEach((step, deadline) -> {
                deadline.reminderDue(today)
                        .ifPresent(days -> news.add(new StepReminded(id, school, step, days, deadline.end(), today)));
                // A right that was not used is not a duty that was not done.
                if (step != Step.DEFENCE && deadline.isMissedSince(today)) {
                    news.add(missed(step, deadline));
                }
            });
            news.forEach(event -> apply(event));
            return news.isEmpty() ? Outcome.unchanged(id) : Outcome.accepted(id);
        });
    }

    private StepMissed missed(Step step, Deadline deadline) {
        return new StepMissed(id, school, step, deadline.end(), deadline.end().plusDays(1));
    }

    // Publication.

    /** May be done again, for another channel or after a correction. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PublishReport command, Clock clock) {
        var event = new ReportPublished(
                command.report(),
                school,
                command.channels(),
                command.title(),
                command.address(),
                command.publishedOn());
        return firstRefusal(
                        known(command.report()),
                        present("公开载体", command.channels()),
                        present("公开标题", command.title()),
                        present("公开日期", command.publishedOn()),
                        () -> sameAs(event, published),
                        this::notWithdrawn,
                        () -> refuseIf(opinion == null, Reason.WRONG_STATE, "督导意见书尚未印发，不能公开督导报告"),
                        () -> notBefore("公开日期", command.publishedOn(), "意见书日期", opinion.happenedOn())
                                .get(),
                        notInFuture("公开日期", command.publishedOn(), clock))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.report());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeclareReportUnpublished command, Clock clock) {
        return known(command.report()).get().orElseGet(() -> {
            if (opinion == null
                    || published != null
                    || publicationOverdue
                    || !LocalDate.now(clock).isAfter(opinion.publishBy())) {
                return Outcome.unchanged(id);
            }
            apply(new ReportPublicationOverdue(
                    id, school, opinion.publishBy(), opinion.publishBy().plusDays(1)));
            return Outcome.accepted(id);
        });
    }

    // Checks.

    private Supplier<Optional<Outcome>> known(String inspection) {
        return () -> refuseIf(id == null, Reason.UNKNOWN_CASE, "没有督导%s".formatted(inspection));
    }

    private Supplier<Optional<Outcome>> own(String code) {
        return () -> refuseIf(!school.equals(code), Reason.NOT_PERMITTED, "该督导不是对本校的督导");
    }

    private Optional<Outcome> notWithdrawn() {
        return refuseIf(withdrawn != null, Reason.WRONG_STATE, "该督导已撤销");
    }

    private Optional<Outcome> dayInOrder(String name, LocalDate day, Clock clock) {
        return firstRefusal(notBefore(name, day, "通知日期", noticedOn), notInFuture(name, day, clock));
    }

    private static Optional<Outcome> largeEnough(int inspectors, int least) {
        return refuseIf(inspectors < least, Reason.TOO_FEW, "督学不少于%d名，现为%d名".formatted(least, inspectors));
    }

    private static Supplier<Optional<Outcome>> registered(String name, String code, OrganizationRegister register) {
        return () ->
                refuseIf(register.find(code).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "%s%s未登记".formatted(name, code));
    }

    /** For what may be done again with another content: only the last time is compared. */
    private Optional<Outcome> sameAs(Object now, Object last) {
        return now.equals(last) ? Optional.of(Outcome.unchanged(id)) : Optional.empty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private RuleProfile profile(RuleBook rules) {
        return rules.profile(ruleProfile);
    }

    /** A step that is late by its own day is found late, whether or not anybody has asked meanwhile. */
    private Outcome take(Step step, InspectionEvent event) {
        Deadline deadline = deadlines.get(step);
        if (deadline != null && deadline.isMissedSince(event.happenedOn())) {
            apply(missed(step, deadline));
        }
        return accept(event);
    }

    private Outcome accept(InspectionEvent event) {
        apply(event);
        return Outcome.accepted(id);
    }

    // State.

    @EventSourcingHandler
    void on(ComprehensiveInspectionOpened event) {
        opened(event.inspection(), event.school(), event.team(), event.selfCheckBy(), event.ruleProfile());
        noticedOn = event.happenedOn();
        comprehensive = event;
    }

    @EventSourcingHandler
    void on(SpecialInspectionNotified event) {
        opened(event.inspection(), event.school(), event.team(), event.selfCheckBy(), event.ruleProfile());
        noticedOn = event.happenedOn();
    }

    private void opened(String number, String code, List<String> inspectors, LocalDate selfCheckEnd, String profile) {
        stream = "inspection:" + number;
        id = number;
        school = code;
        team.addAll(inspectors);
        selfCheckBy = selfCheckEnd;
        ruleProfile = profile;
        deadlines.put(Step.SELF_CHECK, Deadline.on(selfCheckEnd));
    }

    @EventSourcingHandler
    void on(InspectorRecused event) {
        lastRecusal = event;
        team.remove(event.inspector());
        recused.add(event.inspector());
        if (event.replacement() != null) {
            team.add(event.replacement());
        }
    }

    @EventSourcingHandler
    void on(SelfCheckSubmitted event) {
        selfCheck = event;
        deadlines.remove(Step.SELF_CHECK);
    }

    @EventSourcingHandler
    void on(SiteVisitRecorded event) {
        lastVisit = event;
        areasSeen.addAll(event.areas());
        if (endedOn == null || event.happenedOn().isAfter(endedOn)) {
            endedOn = event.happenedOn();
            deadlines.put(Step.FEEDBACK, Deadline.on(event.feedbackBy()));
            if (reportedUpward == null) {
                deadlines.put(Step.REPORT_UPWARD, Deadline.on(event.reportUpwardBy()));
            }
        }
    }

    @EventSourcingHandler
    void on(ReportIssued event) {
        report = event;
    }

    @EventSourcingHandler
    void on(FeedbackDelivered event) {
        feedback = event;
        deliveredOn = event.happenedOn();
        deadlines.remove(Step.FEEDBACK);
        periodsFromFeedback(event.defenceBy(), event.opinionBy());
    }

    private void periodsFromFeedback(LocalDate defenceEnd, LocalDate opinionEnd) {
        defenceBy = defenceEnd;
        deadlines.put(Step.DEFENCE, Deadline.on(defenceEnd));
        if (opinionEnd != null) {
            deadlines.put(Step.OPINION, Deadline.on(opinionEnd));
        }
    }

    @EventSourcingHandler
    void on(DefenceSubmitted event) {
        defence = event;
    }

    @EventSourcingHandler
    void on(OpinionIssued event) {
        opinion = event;
        deadlines.remove(Step.DEFENCE);
        deadlines.remove(Step.OPINION);
    }

    @EventSourcingHandler
    void on(ObjectionRaised event) {
        objections.put(event.disputed(), event);
        if (event.decideBy() != null) {
            deadlines.put(Step.OPINION_REVIEW, Deadline.on(event.decideBy()));
        }
    }

    @EventSourcingHandler
    void on(ObjectionDecided event) {
        objectionsDecided.put(event.disputed(), event);
        if (event.disputed() == Document.OPINION) {
            deadlines.remove(Step.OPINION_REVIEW);
        }
    }

    @EventSourcingHandler
    void on(ReportedUpward event) {
        reportedUpward = event;
        deadlines.remove(Step.REPORT_UPWARD);
    }

    @EventSourcingHandler
    void on(StepExtended event) {
        lastExtension = event;
        deadlines.put(event.step(), Deadline.on(event.until()));
        switch (event.step()) {
            case SELF_CHECK -> selfCheckBy = event.until();
            case DEFENCE -> defenceBy = event.until();
            case FEEDBACK, OPINION, OPINION_REVIEW, REPORT_UPWARD -> {}
        }
    }

    @EventSourcingHandler
    void on(InspectionWithdrawn event) {
        withdrawn = event;
        deadlines.clear();
    }

    @EventSourcingHandler
    void on(DocumentCorrected event) {
        lastCorrection = event;
        if (event.deliveredOn() != null) {
            deliveredOn = event.deliveredOn();
            periodsFromFeedback(event.defenceBy(), event.opinionBy());
        }
    }

    @EventSourcingHandler
    void on(StepReminded event) {
        deadlines.computeIfPresent(event.step(), (step, deadline) -> deadline.withReminder(event.daysBefore()));
    }

    @EventSourcingHandler
    void on(StepMissed event) {
        deadlines.computeIfPresent(event.step(), (step, deadline) -> deadline.asMissed());
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
