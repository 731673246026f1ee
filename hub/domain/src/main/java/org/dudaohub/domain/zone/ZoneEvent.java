package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;

/** What happens to a zone. */
public sealed interface ZoneEvent extends Event {

    String zone();

    /** @param office code of the office that laid it out */
    @EventName("zone.ZoneEstablished")
    record ZoneEstablished(String zone, String name, String office, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("zone.SchoolAssignedToZone")
    record SchoolAssignedToZone(String zone, String school, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    /** The inspector's plate hangs at every school of the zone from that day. */
    @EventName("zone.InspectorPosted")
    record InspectorPosted(String zone, String office, String inspector, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
