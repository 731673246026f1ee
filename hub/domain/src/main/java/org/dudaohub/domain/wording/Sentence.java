package org.dudaohub.domain.wording;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Withheld;
import org.dudaohub.domain.Wording;

/** The sentence that the audit trail shows for an event. */
public final class Sentence {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.]+)}");

    private Sentence() {}

    public static String of(Event event) {
        Wording wording = event.getClass().getAnnotation(Wording.class);
        return PLACEHOLDER.matcher(wording.sentence()).replaceAll(match -> value(event, match));
    }

    /**
     * The event's fields as people read them, by component name; a component that is a record appears by its own
     * components, joined with {@code _}. Without what is {@link Withheld}.
     */
    public static Map<String, String> fields(Event event) {
        Map<String, String> fields = new LinkedHashMap<>();
        collect("", event, fields);
        fields.remove("happenedOn");
        return fields;
    }

    private static void collect(String prefix, Object owner, Map<String, String> fields) {
        for (RecordComponent component : Components.of(owner.getClass())) {
            if (component.isAnnotationPresent(Withheld.class)) {
                continue;
            }
            Object value = Components.value(component, owner);
            String name = prefix + component.getName();
            if (value instanceof Record inner && !(value instanceof SealedText || value instanceof Labelled)) {
                collect(name + "_", inner, fields);
            } else {
                fields.put(name, shown(value));
            }
        }
    }

    /** A value as people read it; nothing for what is not there, and never what is sealed. */
    public static String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Labelled labelled -> labelled.label();
            case SealedText ignored -> "（已加密）";
            case Boolean flag -> flag ? "是" : "否";
            case Record inner -> {
                Map<String, String> fields = new LinkedHashMap<>();
                collect("", inner, fields);
                yield String.join(" ", fields.values());
            }
            case Map<?, ?> values ->
                values.entrySet().stream()
                        .map(entry -> shown(entry.getKey()) + "：" + shown(entry.getValue()))
                        .collect(Collectors.joining("、"));
            case Collection<?> values -> values.stream().map(Sentence::shown).collect(Collectors.joining("、"));
            default -> value.toString();
        };
    }

    private static String value(Event event, MatchResult match) {
        Object value = event;
        for (String name : match.group(1).split("\\.")) {
            value = value == null ? null : component(value, name);
        }
        return Matcher.quoteReplacement(shown(value));
    }

    private static Object component(Object owner, String name) {
        for (RecordComponent component : Components.of(owner.getClass())) {
            if (component.getName().equals(name)) {
                return Components.value(component, owner);
            }
        }
        throw new IllegalStateException(owner.getClass() + " has no " + name);
    }
}
