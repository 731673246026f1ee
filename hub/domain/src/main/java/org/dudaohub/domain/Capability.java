package org.dudaohub.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that supervision does: a package with its commands, events and aggregates.
 *
 * @param name the package's name, which is also the first half of its events' names
 * @param title the Chinese term
 * @param rows the rows of the domain's table of systems that it carries
 * @param commands the sealed interface of its commands
 * @param events the sealed interface of its events
 */
public record Capability(
        String name,
        String title,
        Set<Integer> rows,
        Class<? extends Command> commands,
        Class<? extends Event> events,
        List<Class<?>> aggregates) {

    public List<Class<? extends Command>> commandTypes() {
        return permitted(commands, Command.class);
    }

    public List<Class<? extends Event>> eventTypes() {
        return permitted(events, Event.class);
    }

    /** Whether somebody in that role may see its events. */
    public boolean visibleTo(Role role) {
        return role != Role.SCHOOL || !events.isAnnotationPresent(Confidential.class);
    }

    private static <T> List<Class<? extends T>> permitted(Class<? extends T> sealed, Class<T> bound) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(type -> type.asSubclass(bound))
                .<Class<? extends T>>mapMulti((type, types) -> {
                    if (type.isSealed()) {
                        permitted(type, bound).forEach(types);
                    } else {
                        types.accept(type);
                    }
                })
                .toList();
    }
}
