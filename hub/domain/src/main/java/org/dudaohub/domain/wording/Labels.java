package org.dudaohub.domain.wording;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Withheld;
import org.dudaohub.domain.Wording;

/** The Chinese names of the fields of a capability's events, by the names that {@link Sentence#fields} gives them. */
public final class Labels {

    private Labels() {}

    /** An event's component is called as it says itself, or as the component of the same name in a command. */
    public static Map<String, String> of(Capability capability) {
        Map<String, String> labels = new LinkedHashMap<>();
        Stream.concat(capability.commandTypes().stream(), capability.eventTypes().stream())
                .forEach(type -> collect("", type, labels));
        return labels;
    }

    /** The names of the fields of one kind of event, in their order; without those that no wording says. */
    public static Map<String, String> of(Class<? extends Event> type) {
        Map<String, String> inCommands = new LinkedHashMap<>();
        Capabilities.all().stream()
                .filter(capability -> capability.eventTypes().contains(type))
                .flatMap(capability -> capability.commandTypes().stream())
                .forEach(command -> collect("", command, inCommands));
        Map<String, String> labels = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (inCommands.containsKey(component.getName())) {
                labels.put(component.getName(), inCommands.get(component.getName()));
            }
        }
        collect("", type, labels);
        return labels;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> labels) {
        for (RecordComponent component : type.getRecordComponents()) {
            Wording wording = component.getAnnotation(Wording.class);
            String name = prefix + component.getName();
            if (component.isAnnotationPresent(Withheld.class)) {
                labels.remove(name);
            } else if (component.getType().isRecord()
                    && component.getType() != SealedText.class
                    && !Labelled.class.isAssignableFrom(component.getType())) {
                collect(name + "_", component.getType(), labels);
            } else if (wording != null) {
                labels.put(name, wording.value());
            }
        }
    }
}
