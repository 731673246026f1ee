package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Enters an organisation into the register. See {@link OrganizationEvent.OrganizationRegistered} for the fields. */
public record RegisterOrganization(
        String code,
        String name,
        OrganizationKind kind,
        String division,
        String parent,
        int pupils,
        LocalDate registeredOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
