package org.dudaohub.projections.trail;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewRecordFiled;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.intake.IntakeEvent;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.plan.PlanEvent;
import org.dudaohub.domain.plan.PlanEvent.AnnualPlanPublished;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.InspectionForm;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.domain.zone.ZoneEvent;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;

/** Says in a Chinese sentence what happened. It shows no identity data: what is sealed stays sealed. */
final class TrailText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /** A 学校标识码 begins with the school's type. */
    private static final String KINDERGARTEN_CODES = "11";

    private TrailText() {}

    static String of(Event event) {
        return switch (event) {
            case OrganizationEvent e -> organization(e);
            case ZoneEvent e -> zone(e);
            case InspectorEvent e -> inspector(e);
            case PlanEvent e -> plan(e);
            case VisitEvent e -> visit(e);
            case RectificationEvent e -> rectification(e);
            case AccountabilityEvent e -> accountability(e);
            case NoticeEvent e -> notice(e);
            case IntakeEvent e -> intake(e);
            case ExchangeEvent e -> exchange(e);
            default -> throw new IllegalStateException("no sentence for events such as " + event.getClass());
        };
    }

    private static String organization(OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered e ->
                "登记%s“%s”(代码 %s,行政区划 %s)。".formatted(e.kind().label(), e.name(), e.code(), e.division());
            case PrincipalAppointed e -> "登记负责人:%s。".formatted(e.name());
        };
    }

    private static String zone(ZoneEvent event) {
        return switch (event) {
            case ZoneEstablished e -> "设立责任区“%s”(%s)。".formatted(e.name(), e.zone());
            case SchoolAssignedToZone e -> "划入责任区 %s。".formatted(e.zone());
            case InspectorPosted e -> "责任督学 %s 在责任区 %s 挂牌。".formatted(e.inspector(), e.zone());
        };
    }

    private static String inspector(InspectorEvent event) {
        return switch (event) {
            case InspectorAppointed e ->
                "聘任%s %s(%s),聘期 %s至%s。"
                        .formatted(e.kind().label(), e.name(), e.inspector(), day(e.happenedOn()), day(e.termEnds()));
        };
    }

    private static String plan(PlanEvent event) {
        return switch (event) {
            case AnnualPlanPublished e ->
                "发布%d年工作计划《%s》,共 %d 项任务。"
                        .formatted(e.year(), e.title(), e.tasks().size());
        };
    }

    private static String visit(VisitEvent event) {
        return switch (event) {
            case VisitRecorded e -> "%s到校督导(记录编号 %s)。".formatted(people(e.inspectors()), e.visit());
            case InspectionFormFiled e -> inspectionForm(e);
            case FindingRaised e ->
                "发现问题 %s(%s,%s):%s。%s"
                        .formatted(
                                e.finding(),
                                item(e.item(), e.school()),
                                e.grade().label(),
                                clause(e.description()),
                                sentence("整改建议:", e.recommendation()));
        };
    }

    private static String inspectionForm(InspectionFormFiled event) {
        InspectionForm form = event.form();
        return "填报督导检查记录表 %s,督导事项:%s,%s。"
                .formatted(event.visit(), item(form.item(), event.school()), form.raisesFinding() ? "发现不足" : "未发现不足");
    }

    private static String rectification(RectificationEvent event) {
        return switch (event) {
            case RectificationOrdered e ->
                "责令整改 %s(%s):%s。整改期限 %s。%s"
                        .formatted(
                                e.rectification(),
                                item(e.item(), e.school()),
                                clause(e.problem()),
                                day(e.deadline()),
                                sentence("要求:", e.requirement()));
            case RectificationReported e -> "学校报告整改 %s:%s。".formatted(e.rectification(), clause(e.measures()));
            case RevisitFormFiled e ->
                "%s回访并填报整改回访记录表 %s:%s。"
                        .formatted(
                                people(e.form().inspectors()),
                                e.rectification(),
                                e.form().findsAllRectified() ? "全部整改到位" : "仍有未整改事项");
            case RectificationAccepted e -> "整改 %s 通过验收,予以销号。".formatted(e.rectification());
            case RectificationReturned e ->
                "整改 %s 退回继续整改:%s。新期限 %s。".formatted(e.rectification(), clause(e.remaining()), day(e.deadline()));
            case RectificationOverdue e -> "整改 %s 已逾期:期限 %s,学校未报告。".formatted(e.rectification(), day(e.deadline()));
        };
    }

    private static String accountability(AccountabilityEvent event) {
        return switch (event) {
            case InterviewHeld e ->
                "就整改 %s 约谈%s(约谈编号 %s,约谈人 %s)。%s%s"
                        .formatted(
                                e.rectification(),
                                e.interviewee(),
                                e.interview(),
                                e.interviewer(),
                                sentence("约谈事项:", e.matters()),
                                sentence("承诺:", e.commitments()));
            case InterviewRecordFiled e -> "约谈记录 %s 报 %s 备案。".formatted(e.interview(), e.superior());
        };
    }

    private static String notice(NoticeEvent event) {
        return switch (event) {
            case WeChatBound e -> "负责人 %s 绑定微信。".formatted(e.person());
            case NoticeSent e ->
                "向 %s 发送通知“%s”(%s,事由 %s)。".formatted(e.person(), noticeKind(e.kind()), channel(e.channel()), e.about());
            case NoticeFailed e ->
                "通知“%s”未能送达 %s(%s,事由 %s):%s %s。"
                        .formatted(
                                noticeKind(e.kind()),
                                e.person(),
                                channel(e.channel()),
                                e.about(),
                                e.code(),
                                clause(e.explanation()));
        };
    }

    private static String intake(IntakeEvent event) {
        return switch (event) {
            case FileImported e ->
                "导入%s的文件“%s”(%s):成功 %d 行,重复 %d 行,退回 %d 行。"
                        .formatted(
                                e.partner(),
                                e.fileName(),
                                e.kind(),
                                e.accepted(),
                                e.unchanged(),
                                e.rejected().size());
        };
    }

    private static String exchange(ExchangeEvent event) {
        return switch (event) {
            case AgreementConcluded e ->
                "与节点 %s 订立交换协议:发送 %d 类事件,接收 %d 类事件,自 %s起%s。"
                        .formatted(
                                e.peer(),
                                e.sends().eventTypes().size(),
                                e.accepts().eventTypes().size(),
                                day(e.happenedOn()),
                                e.validUntil() == null ? "长期有效" : "至%s有效".formatted(day(e.validUntil())));
            case ReceiptIssued e -> "向节点 %s 出具第 %d 号报文的回执(本节点账本位置 %d)。".formatted(e.peer(), e.sequence(), e.position());
            case ReceiptReceived e ->
                "收到节点 %s 对第 %d 号报文的回执(对方账本位置 %d)。".formatted(e.peer(), e.sequence(), e.position());
            case MessageRefused e ->
                "拒收节点 %s 的报文 %s:%s %s。".formatted(e.peer(), e.message(), e.code(), clause(e.explanation()));
        };
    }

    private static String item(SupervisionItem item, String school) {
        OrganizationKind kind =
                school.startsWith(KINDERGARTEN_CODES) ? OrganizationKind.KINDERGARTEN : OrganizationKind.PRIMARY_SCHOOL;
        return "第%d项 %s".formatted(item.number(), item.label(kind));
    }

    private static String people(List<String> names) {
        return String.join("、", names);
    }

    private static String day(LocalDate day) {
        return day.format(DAY);
    }

    /** What people wrote, without the full stop that the sentence around it brings. */
    private static String clause(String written) {
        return written == null ? "" : written.strip().replaceAll("[。.;;]+$", "");
    }

    private static String sentence(String label, String written) {
        String clause = clause(written);
        return clause.isEmpty() ? "" : label + clause + "。";
    }

    private static String channel(String channel) {
        return "wechat".equalsIgnoreCase(channel) ? "微信" : channel;
    }

    private static String noticeKind(String kind) {
        return switch (kind) {
            case "RECTIFICATION_ORDERED" -> "整改通知";
            case "RECTIFICATION_RETURNED" -> "继续整改通知";
            case "RECTIFICATION_OVERDUE" -> "逾期通知";
            case "RECTIFICATION_ACCEPTED" -> "销号通知";
            default -> kind;
        };
    }
}
