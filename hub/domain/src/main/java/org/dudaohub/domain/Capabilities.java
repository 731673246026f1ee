package org.dudaohub.domain;

import java.util.List;
import java.util.Set;
import org.dudaohub.domain.accountability.AccountabilityCommand;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.AccountabilityFile;
import org.dudaohub.domain.appraisal.Appraisal;
import org.dudaohub.domain.appraisal.AppraisalCommand;
import org.dudaohub.domain.appraisal.AppraisalEvent;
import org.dudaohub.domain.balance.BalanceCommand;
import org.dudaohub.domain.balance.BalanceEvent;
import org.dudaohub.domain.balance.Snapshot;
import org.dudaohub.domain.bulletin.BulletinCommand;
import org.dudaohub.domain.bulletin.BulletinEvent;
import org.dudaohub.domain.bulletin.BulletinYear;
import org.dudaohub.domain.complaint.Complaint;
import org.dudaohub.domain.complaint.ComplaintCommand;
import org.dudaohub.domain.complaint.ComplaintEvent;
import org.dudaohub.domain.consultation.Consultation;
import org.dudaohub.domain.consultation.ConsultationCommand;
import org.dudaohub.domain.consultation.ConsultationEvent;
import org.dudaohub.domain.draw.Draw;
import org.dudaohub.domain.draw.DrawCommand;
import org.dudaohub.domain.draw.DrawEvent;
import org.dudaohub.domain.exchange.Agreement;
import org.dudaohub.domain.exchange.ExchangeCommand;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.expert.Expert;
import org.dudaohub.domain.expert.ExpertCommand;
import org.dudaohub.domain.expert.ExpertDraw;
import org.dudaohub.domain.expert.ExpertEvent;
import org.dudaohub.domain.frequency.FrequencyCommand;
import org.dudaohub.domain.frequency.FrequencyEvent;
import org.dudaohub.domain.frequency.SupervisionCycle;
import org.dudaohub.domain.frequency.VisitFrequency;
import org.dudaohub.domain.inspection.Inspection;
import org.dudaohub.domain.inspection.InspectionCommand;
import org.dudaohub.domain.inspection.InspectionEvent;
import org.dudaohub.domain.inspection.PrincipalTerm;
import org.dudaohub.domain.inspector.Inspector;
import org.dudaohub.domain.inspector.InspectorCommand;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.institution.Committee;
import org.dudaohub.domain.institution.InstitutionCommand;
import org.dudaohub.domain.institution.InstitutionEvent;
import org.dudaohub.domain.intake.ImportedFile;
import org.dudaohub.domain.intake.IntakeCommand;
import org.dudaohub.domain.intake.IntakeEvent;
import org.dudaohub.domain.intake.SyncConflict;
import org.dudaohub.domain.kindergarten.KindergartenCommand;
import org.dudaohub.domain.kindergarten.KindergartenEvaluation;
import org.dudaohub.domain.kindergarten.KindergartenEvent;
import org.dudaohub.domain.linkage.LinkageCommand;
import org.dudaohub.domain.linkage.LinkageEvent;
import org.dudaohub.domain.linkage.Referral;
import org.dudaohub.domain.notice.Notice;
import org.dudaohub.domain.notice.NoticeCommand;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.WeChatBinding;
import org.dudaohub.domain.organization.Organization;
import org.dudaohub.domain.organization.OrganizationCommand;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.partner.Delivery;
import org.dudaohub.domain.partner.Partner;
import org.dudaohub.domain.partner.PartnerCommand;
import org.dudaohub.domain.partner.PartnerEvent;
import org.dudaohub.domain.partner.Payload;
import org.dudaohub.domain.partner.Poll;
import org.dudaohub.domain.plan.AnnualPlan;
import org.dudaohub.domain.plan.MonthPlan;
import org.dudaohub.domain.plan.PlanCommand;
import org.dudaohub.domain.plan.PlanEvent;
import org.dudaohub.domain.plan.SchoolMonth;
import org.dudaohub.domain.publication.PublicationCommand;
import org.dudaohub.domain.publication.PublicationEvent;
import org.dudaohub.domain.quality.MonitoringResult;
import org.dudaohub.domain.quality.QualityCommand;
import org.dudaohub.domain.quality.QualityEvent;
import org.dudaohub.domain.rating.Rated;
import org.dudaohub.domain.rating.RatingCommand;
import org.dudaohub.domain.rating.RatingEvent;
import org.dudaohub.domain.rectification.Rectification;
import org.dudaohub.domain.rectification.RectificationCommand;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.resource.Expense;
import org.dudaohub.domain.resource.ResourceCommand;
import org.dudaohub.domain.resource.ResourceEvent;
import org.dudaohub.domain.resource.Terminal;
import org.dudaohub.domain.resource.TypicalCase;
import org.dudaohub.domain.special.SpecialCommand;
import org.dudaohub.domain.special.SpecialEvent;
import org.dudaohub.domain.special.SpecialInspection;
import org.dudaohub.domain.survey.Survey;
import org.dudaohub.domain.survey.SurveyCommand;
import org.dudaohub.domain.survey.SurveyEvent;
import org.dudaohub.domain.training.TrainingCommand;
import org.dudaohub.domain.training.TrainingEvent;
import org.dudaohub.domain.training.TrainingRecord;
import org.dudaohub.domain.visit.Visit;
import org.dudaohub.domain.visit.VisitCommand;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.workreport.WorkReport;
import org.dudaohub.domain.workreport.WorkReportCommand;
import org.dudaohub.domain.workreport.WorkReportEvent;
import org.dudaohub.domain.zone.Zone;
import org.dudaohub.domain.zone.ZoneCommand;
import org.dudaohub.domain.zone.ZoneCoverage;
import org.dudaohub.domain.zone.ZoneEvent;

/** Everything that the hub can do, one capability a line. A new one is added here and nowhere else. */
public final class Capabilities {

    private static final List<Capability> ALL = List.of(
            capability(
                    "organization",
                    "机构台账",
                    Set.of(2),
                    OrganizationCommand.class,
                    OrganizationEvent.class,
                    Organization.class),
            capability(
                    "zone", "责任区与挂牌督导", Set.of(4), ZoneCommand.class, ZoneEvent.class, Zone.class, ZoneCoverage.class),
            capability("inspector", "督学管理", Set.of(5), InspectorCommand.class, InspectorEvent.class, Inspector.class),
            capability(
                    "plan",
                    "工作计划与任务",
                    Set.of(3),
                    PlanCommand.class,
                    PlanEvent.class,
                    AnnualPlan.class,
                    MonthPlan.class,
                    SchoolMonth.class),
            capability("visit", "经常性督导", Set.of(7, 8), VisitCommand.class, VisitEvent.class, Visit.class),
            capability(
                    "frequency",
                    "督导频次",
                    Set.of(7, 9, 20),
                    FrequencyCommand.class,
                    FrequencyEvent.class,
                    VisitFrequency.class,
                    SupervisionCycle.class),
            capability(
                    "rectification",
                    "整改与回访",
                    Set.of(8, 12),
                    RectificationCommand.class,
                    RectificationEvent.class,
                    Rectification.class),
            capability("draw", "双随机抽取", Set.of(11), DrawCommand.class, DrawEvent.class, Draw.class),
            capability("complaint", "举报投诉", Set.of(16), ComplaintCommand.class, ComplaintEvent.class, Complaint.class),
            capability(
                    "appraisal", "督政履职评价", Set.of(17), AppraisalCommand.class, AppraisalEvent.class, Appraisal.class),
            capability("balance", "优质均衡监测", Set.of(18), BalanceCommand.class, BalanceEvent.class, Snapshot.class),
            capability("quality", "质量监测", Set.of(19), QualityCommand.class, QualityEvent.class, MonitoringResult.class),
            capability(
                    "kindergarten",
                    "办园行为评估",
                    Set.of(20),
                    KindergartenCommand.class,
                    KindergartenEvent.class,
                    KindergartenEvaluation.class),
            capability("rating", "示范校与年度考核", Set.of(21), RatingCommand.class, RatingEvent.class, Rated.class),
            capability("survey", "问卷调查", Set.of(23), SurveyCommand.class, SurveyEvent.class, Survey.class),
            capability(
                    "accountability",
                    "约谈与问责",
                    Set.of(13),
                    AccountabilityCommand.class,
                    AccountabilityEvent.class,
                    AccountabilityFile.class),
            capability(
                    "inspection",
                    "综合督导与意见书",
                    Set.of(9, 10, 12),
                    InspectionCommand.class,
                    InspectionEvent.class,
                    Inspection.class,
                    PrincipalTerm.class),
            capability(
                    "special", "专项督导", Set.of(10), SpecialCommand.class, SpecialEvent.class, SpecialInspection.class),
            capability("linkage", "部门联动", Set.of(14), LinkageCommand.class, LinkageEvent.class, Referral.class),
            capability("publication", "公示公告", Set.of(15), PublicationCommand.class, PublicationEvent.class),
            capability(
                    "notice",
                    "通知",
                    Set.of(),
                    NoticeCommand.class,
                    NoticeEvent.class,
                    Notice.class,
                    WeChatBinding.class),
            capability(
                    "institution",
                    "督导机构",
                    Set.of(1),
                    InstitutionCommand.class,
                    InstitutionEvent.class,
                    Committee.class),
            capability("training", "督学培训", Set.of(6), TrainingCommand.class, TrainingEvent.class, TrainingRecord.class),
            capability("bulletin", "信息报送", Set.of(22), BulletinCommand.class, BulletinEvent.class, BulletinYear.class),
            capability(
                    "expert",
                    "专家库",
                    Set.of(24),
                    ExpertCommand.class,
                    ExpertEvent.class,
                    Expert.class,
                    ExpertDraw.class),
            capability(
                    "workreport",
                    "月度与年度报告",
                    Set.of(25),
                    WorkReportCommand.class,
                    WorkReportEvent.class,
                    WorkReport.class),
            capability(
                    "consultation",
                    "结果运用",
                    Set.of(26),
                    ConsultationCommand.class,
                    ConsultationEvent.class,
                    Consultation.class),
            capability(
                    "resource",
                    "条件保障与案例",
                    Set.of(28),
                    ResourceCommand.class,
                    ResourceEvent.class,
                    Expense.class,
                    Terminal.class,
                    TypicalCase.class),
            capability(
                    "intake",
                    "平台对接",
                    Set.of(27),
                    IntakeCommand.class,
                    IntakeEvent.class,
                    ImportedFile.class,
                    SyncConflict.class),
            capability(
                    "partner",
                    "平台接入",
                    Set.of(27),
                    PartnerCommand.class,
                    PartnerEvent.class,
                    Partner.class,
                    Poll.class,
                    Payload.class,
                    Delivery.class),
            capability("exchange", "数据交换", Set.of(27), ExchangeCommand.class, ExchangeEvent.class, Agreement.class));

    private Capabilities() {}

    public static List<Capability> all() {
        return ALL;
    }

    private static Capability capability(
            String name,
            String title,
            Set<Integer> rows,
            Class<? extends Command> commands,
            Class<? extends Event> events,
            Class<?>... aggregates) {
        return new Capability(name, title, rows, commands, events, List.of(aggregates));
    }
}
