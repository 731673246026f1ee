package org.dudaohub.server.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.inspector.ByInspectors;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.inspector.InspectorRegister.Entry;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Shape;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.security.HubUser;
import org.springframework.stereotype.Component;

/** What a form says before anybody has typed anything: what is clear from the day and from who opened it. */
@Component
class Suggestions {

    /** Where a command says which inspectors act. */
    private static final Set<String> WHO_ACTS = Set.of("inspector", "inspectors", "author");

    private final InspectorRegister inspectors;
    private final NodeProperties node;
    private final Clock clock;

    Suggestions(InspectorRegister inspectors, NodeProperties node, Clock clock) {
        this.inspectors = inspectors;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Fills in today for the day on which it happens, the user's own school or this node's office where one is asked for,
     * and an inspector as who acts.
     */
    void fillIn(Class<? extends Command> type, Map<String, List<String>> typed, HubUser user) {
        boolean inOwnName = user.role() == Role.INSPECTOR && ByInspectors.class.isAssignableFrom(type);
        for (Field field : Field.of(type)) {
            if (field.shape() instanceof Shape.Day && field.name().endsWith("On")) {
                typed.putIfAbsent(field.name(), List.of(LocalDate.now(clock).toString()));
            }
            if (field.name().equals("school") && user.role() == Role.SCHOOL) {
                typed.put(field.name(), List.of(user.organization()));
            }
            if (field.name().equals("office")) {
                typed.putIfAbsent(field.name(), List.of(node.office()));
            }
            if (inOwnName && WHO_ACTS.contains(field.name())) {
                typed.put(field.name(), List.of(user.inspector()));
            }
            if (inOwnName && field.shape() instanceof Shape.Group(var inner)) {
                sign(field.name(), inner, typed, user.inspector());
            }
        }
    }

    /** A form is signed with the name, as on paper. */
    private void sign(String form, List<Field> fields, Map<String, List<String>> typed, String inspector) {
        fields.stream().filter(field -> WHO_ACTS.contains(field.name())).forEach(field -> {
            String name = inspectors.find(inspector).map(Entry::name).orElse(inspector);
            typed.putIfAbsent(form + "." + field.name(), List.of(name));
        });
    }
}
