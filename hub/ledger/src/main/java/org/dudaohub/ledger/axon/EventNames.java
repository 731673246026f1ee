package org.dudaohub.ledger.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which stable name stands for which payload class. The revision of a class is told by Axon's {@code @Revision} on it;
 * without one it is null. Register the classes of snapshotted aggregates too.
 */
public final class EventNames {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    private EventNames(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        Map<Class<?>, String> inverse = new HashMap<>();
        this.classes.forEach((name, type) -> {
            String other = inverse.put(type, name);
            if (other != null) {
                throw new IllegalArgumentException(type + " has two names: " + name + " and " + other);
            }
        });
        this.names = Map.copyOf(inverse);
    }

    /** @throws IllegalArgumentException where a class has two names */
    public static EventNames of(Map<String, Class<?>> classes) {
        return new EventNames(classes);
    }

    /** The class for a name; empty for an event that this program doesn't know. */
    public Optional<Class<?>> classFor(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The name for a class; empty for one that isn't registered. */
    public Optional<String> nameFor(Class<?> type) {
        return Optional.ofNullable(names.get(type));
    }
}
