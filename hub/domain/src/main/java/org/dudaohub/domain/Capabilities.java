package org.dudaohub.domain;

import java.util.List;
import java.util.Set;
import org.dudaohub.domain.accountability.AccountabilityCommand;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.exchange.Agreement;
import org.dudaohub.domain.exchange.ExchangeCommand;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.inspector.Inspector;
import org.dudaohub.domain.inspector.InspectorCommand;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.intake.ImportedFile;
import org.dudaohub.domain.intake.IntakeCommand;
import org.dudaohub.domain.intake.IntakeEvent;
import org.dudaohub.domain.notice.Notice;
import org.dudaohub.domain.notice.NoticeCommand;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.WeChatBinding;
import org.dudaohub.domain.organization.Organization;
import org.dudaohub.domain.organization.OrganizationCommand;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.plan.AnnualPlan;
import org.dudaohub.domain.plan.PlanCommand;
import org.dudaohub.domain.plan.PlanEvent;
import org.dudaohub.domain.rectification.Rectification;
import org.dudaohub.domain.rectification.RectificationCommand;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.visit.Visit;
import org.dudaohub.domain.visit.VisitCommand;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.zone.Zone;
import org.dudaohub.domain.zone.ZoneCommand;
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
            capability("zone", "责任区与挂牌督导", Set.of(4), ZoneCommand.class, ZoneEvent.class, Zone.class),
            capability("inspector", "督学管理", Set.of(5), InspectorCommand.class, InspectorEvent.class, Inspector.class),
            capability("plan", "工作要点", Set.of(3), PlanCommand.class, PlanEvent.class, AnnualPlan.class),
            capability("visit", "经常性督导", Set.of(7, 8), VisitCommand.class, VisitEvent.class, Visit.class),
            capability(
                    "rectification",
                    "整改与回访",
                    Set.of(8, 12),
                    RectificationCommand.class,
                    RectificationEvent.class,
                    Rectification.class),
            capability("accountability", "约谈与问责", Set.of(13), AccountabilityCommand.class, AccountabilityEvent.class),
            capability(
                    "notice",
                    "通知",
                    Set.of(),
                    NoticeCommand.class,
                    NoticeEvent.class,
                    Notice.class,
                    WeChatBinding.class),
            capability("intake", "平台对接", Set.of(27), IntakeCommand.class, IntakeEvent.class, ImportedFile.class),
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
