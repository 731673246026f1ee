package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;

/** What happens to an inspector. */
public sealed interface InspectorEvent extends Event {

    /** The inspector's number. */
    String inspector();

    /** @param termEnds last day of the term; {@code happenedOn} is its first */
    @EventName("inspector.InspectorAppointed")
    record InspectorAppointed(
            String inspector, String name, InspectorKind kind, String office, LocalDate termEnds, LocalDate happenedOn)
            implements InspectorEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
