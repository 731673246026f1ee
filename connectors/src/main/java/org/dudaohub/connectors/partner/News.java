package org.dudaohub.connectors.partner;

import java.util.Set;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.bulletin.BulletinEvent;
import org.dudaohub.domain.inspection.InspectionEvent;
import org.dudaohub.domain.publication.PublicationEvent;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.workreport.WorkReportEvent;

/** The kinds of news that partners can get. */
public enum News {
    /** For school platforms: visits, forms, findings, and the documents of comprehensive and special inspections. */
    INSPECTIONS("督导检查", VisitEvent.class, InspectionEvent.class),
    /** For school platforms: what is to be rectified and what came of it. */
    RECTIFICATIONS("整改", RectificationEvent.class),
    /** For the provincial portal: the figures of months and years. */
    STATISTICS("月度年度统计", WorkReportEvent.MonthlyReportSubmitted.class, WorkReportEvent.AnnualReportSubmitted.class),
    /** For the provincial portal: bulletins 信息报送, and quotas that were missed. */
    BULLETINS("信息报送", BulletinEvent.class),
    /** For portals: what is made public. */
    PUBLICATIONS(
            "公示公告",
            PublicationEvent.ReportPublished.class,
            PublicationEvent.RectificationPublished.class,
            PublicationEvent.RatingPublished.class);

    private final String label;
    private final Set<Class<? extends Event>> events;

    @SafeVarargs
    News(String label, Class<? extends Event>... events) {
        this.label = label;
        this.events = Set.of(events);
    }

    public String label() {
        return label;
    }

    boolean includes(Object event) {
        return events.stream().anyMatch(type -> type.isInstance(event));
    }
}
