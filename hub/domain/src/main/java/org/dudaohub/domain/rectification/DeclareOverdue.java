package org.dudaohub.domain.rectification;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the case whether its deadline has passed; sent by the deadline watch as often as it likes. */
public record DeclareOverdue(String rectification) {

    @TargetAggregateIdentifier
    public String stream() {
        return "rectification:" + rectification;
    }
}
