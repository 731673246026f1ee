package org.dudaohub.domain;

import java.util.List;
import org.dudaohub.domain.exchange.Agreement;
import org.dudaohub.domain.inspector.Inspector;
import org.dudaohub.domain.intake.ImportedFile;
import org.dudaohub.domain.notice.Notice;
import org.dudaohub.domain.notice.WeChatBinding;
import org.dudaohub.domain.organization.Organization;
import org.dudaohub.domain.plan.AnnualPlan;
import org.dudaohub.domain.rectification.Rectification;
import org.dudaohub.domain.visit.Visit;
import org.dudaohub.domain.zone.Zone;

/** The aggregates, for the application that runs them. */
public final class AggregateCatalog {

    private AggregateCatalog() {}

    public static List<Class<?>> all() {
        return List.of(
                Organization.class,
                Zone.class,
                Inspector.class,
                AnnualPlan.class,
                Visit.class,
                Rectification.class,
                Notice.class,
                WeChatBinding.class,
                ImportedFile.class,
                Agreement.class);
    }
}
