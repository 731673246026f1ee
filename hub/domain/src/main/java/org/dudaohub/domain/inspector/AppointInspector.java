package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Appoints an inspector for a term; both days are within it. */
public record AppointInspector(
        String inspector, String name, InspectorKind kind, String office, LocalDate termBegins, LocalDate termEnds) {

    @TargetAggregateIdentifier
    public String stream() {
        return "inspector:" + inspector;
    }
}
