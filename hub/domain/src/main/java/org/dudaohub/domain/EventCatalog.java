package org.dudaohub.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.intake.IntakeEvent;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.plan.PlanEvent;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.zone.ZoneEvent;

/** Every event of the domain by its stable name. A new capability is added here, its events are found by themselves. */
public final class EventCatalog {

    private static final List<Class<? extends Event>> CAPABILITIES = List.of(
            OrganizationEvent.class,
            ZoneEvent.class,
            InspectorEvent.class,
            PlanEvent.class,
            VisitEvent.class,
            RectificationEvent.class,
            AccountabilityEvent.class,
            NoticeEvent.class,
            IntakeEvent.class,
            ExchangeEvent.class);

    private static final Map<String, Class<? extends Event>> BY_NAME = index();

    private EventCatalog() {}

    /** The event classes by {@code capability.Event}. */
    public static Map<String, Class<? extends Event>> byName() {
        return BY_NAME;
    }

    public static String nameOf(Class<? extends Event> type) {
        return type.getAnnotation(EventName.class).value();
    }

    public static int revisionOf(Class<? extends Event> type) {
        return type.getAnnotation(EventName.class).revision();
    }

    private static Map<String, Class<? extends Event>> index() {
        SequencedMap<String, Class<? extends Event>> byName = new LinkedHashMap<>();
        CAPABILITIES.stream().flatMap(EventCatalog::events).forEach(type -> {
            if (byName.putIfAbsent(nameOf(type), type) != null) {
                throw new IllegalStateException("two events are named " + nameOf(type));
            }
        });
        return Collections.unmodifiableMap(byName);
    }

    private static Stream<Class<? extends Event>> events(Class<? extends Event> capability) {
        return Stream.of(capability.getPermittedSubclasses()).map(type -> type.<Event>asSubclass(Event.class));
    }
}
