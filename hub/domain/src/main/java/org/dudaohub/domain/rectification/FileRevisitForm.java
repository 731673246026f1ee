package org.dudaohub.domain.rectification;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Files Form 2 for a case: closes it when nothing is left, otherwise returns it. */
public record FileRevisitForm(String rectification, RevisitForm form) {

    @TargetAggregateIdentifier
    public String stream() {
        return "rectification:" + rectification;
    }
}
