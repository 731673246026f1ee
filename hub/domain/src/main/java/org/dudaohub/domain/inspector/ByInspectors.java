package org.dudaohub.domain.inspector;

import java.util.List;
import org.dudaohub.domain.Command;

/**
 * A command that says which inspectors act. An inspector may send it as one of them only; an office enters it for them, as
 * when a form comes on paper.
 */
public interface ByInspectors extends Command {

    /** The inspectors who act, each by number or name, as forms are signed; none where the command leaves it out. */
    List<String> actingInspectors();

    /**
     * Whether the inspector of that number may send it. One that names nobody passes: its handler asks for what is missing.
     */
    default boolean maySend(String inspector, InspectorRegister register) {
        List<String> acting = actingInspectors();
        return acting.isEmpty() || register.isAmong(inspector, acting);
    }

    /** The only one who acts, if the command says who. */
    static List<String> alone(String inspector) {
        return inspector == null || inspector.isBlank() ? List.of() : List.of(inspector);
    }

    /** Those who act together, if the command says who. */
    static List<String> together(List<String> inspectors) {
        return inspectors == null ? List.of() : inspectors;
    }
}
