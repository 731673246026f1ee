package org.dudaohub.server.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.wording.Labels;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.server.security.HubUser;
import org.springframework.stereotype.Component;

/** What can be done here, and who may do and see it. */
@Component
class Casework {

    private final Map<String, Capability> capabilities =
            Capabilities.all().stream().collect(Collectors.toUnmodifiableMap(Capability::name, Function.identity()));
    private final Map<String, Map<String, String>> labels =
            Capabilities.all().stream().collect(Collectors.toUnmodifiableMap(Capability::name, Labels::of));

    /** By capability and simple name. */
    private final Map<String, Map<String, Class<? extends Command>>> sentByPeople =
            Capabilities.all().stream().collect(Collectors.toUnmodifiableMap(Capability::name, Casework::sentByPeople));

    private final Map<String, Map<String, String>> eventLabels = EventCatalog.byName().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Labels.of(entry.getValue())));

    Optional<Capability> capability(String name) {
        return Optional.ofNullable(capabilities.get(name));
    }

    /** The capabilities of which the role may see anything, in the order of the house. */
    List<Capability> visibleTo(Role role) {
        return Capabilities.all().stream()
                .filter(capability -> capability.visibleTo(role))
                .toList();
    }

    boolean maySee(HubUser user, Dossier dossier) {
        return user.maySee(dossier.organization())
                && capability(dossier.capability()).stream().anyMatch(capability -> capability.visibleTo(user.role()));
    }

    /** The commands of the capability that the role may send. */
    static List<Class<? extends Command>> commands(Capability capability, Role role) {
        return capability.commandTypes().stream()
                .filter(type -> senders(type).anyMatch(role::equals))
                .toList();
    }

    /** A command of people by its simple name; what only the node itself sends is not found. */
    Optional<Class<? extends Command>> command(Capability capability, String name) {
        return Optional.ofNullable(sentByPeople.get(capability.name()).get(name));
    }

    /** The capability's commands that people send, by simple name. */
    Set<String> commandNames(Capability capability) {
        return sentByPeople.get(capability.name()).keySet();
    }

    private static Map<String, Class<? extends Command>> sentByPeople(Capability capability) {
        return capability.commandTypes().stream()
                .filter(type -> senders(type).findAny().isPresent())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    private static Stream<Role> senders(Class<? extends Command> type) {
        SentBy sentBy = type.getAnnotation(SentBy.class);
        return sentBy == null ? Stream.empty() : Stream.of(sentBy.value());
    }

    /** The Chinese name of each field of the event of that name. */
    Map<String, String> labels(String event) {
        return eventLabels.get(event);
    }

    /** The Chinese name of each field of the capability's dossiers. */
    Map<String, String> labels(Capability capability) {
        return labels.get(capability.name());
    }
}
