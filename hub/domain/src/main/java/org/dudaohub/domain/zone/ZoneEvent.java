package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a zone. */
public sealed interface ZoneEvent extends Event {

    String zone();

    /** @param office code of the office that laid it out */
    @EventName("zone.ZoneEstablished")
    @Wording(value = "责任区设立", sentence = "设立责任区{name}")
    record ZoneEstablished(String zone, String name, String office, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("zone.SchoolAssignedToZone")
    @Wording(value = "学校划入责任区", sentence = "划入责任区{zone}")
    record SchoolAssignedToZone(
            String zone, @Wording("学校标识码") String school, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    /** The inspector's plate hangs at every school of the zone from that day. */
    @EventName("zone.InspectorPosted")
    @Wording(value = "督学挂牌", sentence = "督学{inspector}在责任区{zone}挂牌")
    record InspectorPosted(
            String zone, String office, @Wording("督学编号") String inspector, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
