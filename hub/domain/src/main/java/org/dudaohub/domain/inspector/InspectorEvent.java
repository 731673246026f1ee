package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to an inspector. */
public sealed interface InspectorEvent extends Event {

    /** The inspector's number. */
    String inspector();

    /** @param termEnds last day of the term; {@code happenedOn} is its first */
    @EventName("inspector.InspectorAppointed")
    @Wording(value = "督学聘任", sentence = "聘任{name}（{inspector}）为{kind}，聘期至{termEnds}")
    record InspectorAppointed(
            String inspector, String name, InspectorKind kind, String office, LocalDate termEnds, LocalDate happenedOn)
            implements InspectorEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
