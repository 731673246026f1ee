package org.dudaohub.projections;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;

/** Events as sentences. */
public final class Events {

    public static final String QINGDI = "990123";
    public static final String DONGTANG = "990102";
    public static final LocalDate MARCH = LocalDate.of(2026, 3, 5);
    public static final LocalDate APRIL = LocalDate.of(2026, 4, 2);

    private Events() {}

    public static OrganizationRegistered school(String code, String name, String division) {
        return new OrganizationRegistered(
                code, name, OrganizationKind.PRIMARY_SCHOOL, division, "office-" + division, 400, MARCH);
    }

    public static OrganizationRegistered office(String code, String name, String division, String parent) {
        return new OrganizationRegistered(code, name, OrganizationKind.OFFICE, division, parent, 0, MARCH);
    }

    public static VisitRecorded visit(String visit, String school, LocalDate day) {
        return new VisitRecorded(visit, school, List.of("督学甲01", "督学甲02"), day);
    }

    public static FindingRaised finding(String visit, String school, LocalDate day) {
        return new FindingRaised(
                visit, school, visit + "-1", SupervisionItem.CANTEEN, Grade.ORDINARY, "食品留样标签不全。", "补全餐次、时间、责任人", day);
    }

    public static RectificationOrdered ordered(String visit, String school, LocalDate day, LocalDate deadline) {
        return new RectificationOrdered(
                visit + "-1",
                school,
                visit,
                SupervisionItem.CANTEEN,
                Grade.ORDINARY,
                "食品留样标签不全",
                "补全餐次、时间、责任人",
                deadline,
                "99-2026",
                day);
    }

    public static RectificationReported reported(String rectification, String school, LocalDate day) {
        return new RectificationReported(rectification, school, "已补全留样标签", day);
    }

    public static RectificationAccepted accepted(String rectification, String school, LocalDate day) {
        return new RectificationAccepted(rectification, school, day);
    }

    public static RectificationReturned returned(
            String rectification, String school, LocalDate day, LocalDate deadline) {
        return new RectificationReturned(rectification, school, "两个餐次仍缺责任人", deadline, day);
    }

    public static RectificationOverdue overdue(String rectification, String school, LocalDate deadline) {
        return new RectificationOverdue(rectification, school, deadline, deadline.plusDays(1));
    }

    public static InterviewHeld interview(String rectification, String school, LocalDate day) {
        return new InterviewHeld("约谈-" + rectification, school, rectification, "校长", "督学甲01", "逾期未整改", "三日内完成", day);
    }
}
