package org.dudaohub.domain.zone;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lays out a zone: its schools by code and its posted inspectors by number. */
public record EstablishZone(
        String zone,
        String name,
        String office,
        List<String> schools,
        List<String> inspectors,
        LocalDate establishedOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return "zone:" + zone;
    }
}
