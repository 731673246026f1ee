package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The school reports what it did. {@code school} must be the school of the case. */
public record ReportRectification(String rectification, String school, String measures, LocalDate reportedOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return "rectification:" + rectification;
    }
}
