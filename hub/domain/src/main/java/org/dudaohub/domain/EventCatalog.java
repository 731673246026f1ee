package org.dudaohub.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Every event of the domain by its stable name. */
public final class EventCatalog {

    /** Read once from each class: every event that is written, sent or counted is asked for it. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getAnnotation(EventName.class).value();
        }
    };

    private static final Map<String, Class<? extends Event>> BY_NAME = index();

    private EventCatalog() {}

    /** The event classes by {@code capability.Event}. */
    public static Map<String, Class<? extends Event>> byName() {
        return BY_NAME;
    }

    public static String nameOf(Class<? extends Event> type) {
        return NAMES.get(type);
    }

    /** The names of the events that somebody in that role may see. */
    public static Set<String> visibleTo(Role role) {
        return Capabilities.all().stream()
                .filter(capability -> capability.visibleTo(role))
                .flatMap(capability -> capability.eventTypes().stream())
                .map(EventCatalog::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static int revisionOf(Class<? extends Event> type) {
        return type.getAnnotation(EventName.class).revision();
    }

    private static Map<String, Class<? extends Event>> index() {
        SequencedMap<String, Class<? extends Event>> byName = new LinkedHashMap<>();
        Capabilities.all().stream()
                .flatMap(capability -> capability.eventTypes().stream())
                .forEach(type -> {
                    if (byName.putIfAbsent(nameOf(type), type) != null) {
                        throw new IllegalStateException("two events are named " + nameOf(type));
                    }
                });
        return Collections.unmodifiableMap(byName);
    }
}
