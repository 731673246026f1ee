package org.dudaohub.domain.exchange;

import java.util.Set;
import org.dudaohub.domain.Wording;

/**
 * What may flow in one direction.
 *
 * @param eventTypes names of the events, such as {@code visit.FindingRaised}
 * @param organizations codes of the organisations that the events may be about; empty means every one of the sender's
 */
public record Terms(
        @Wording("事件类型") Set<String> eventTypes,
        @Wording("机构代码") Set<String> organizations) {

    public Terms {
        eventTypes = Set.copyOf(eventTypes);
        organizations = Set.copyOf(organizations);
    }

    public boolean cover(String eventType, String organization) {
        return eventTypes.contains(eventType) && (organizations.isEmpty() || organizations.contains(organization));
    }
}
