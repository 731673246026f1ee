package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.dudaohub.domain.SealedText;

/** Names the person who leads a school. {@code person} is the id under which the person's key is kept. */
public record AppointPrincipal(String code, String person, String name, SealedText phone, LocalDate appointedOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
