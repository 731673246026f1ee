package org.dudaohub.domain.rectification;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the case whether its deadline has passed; sent by the deadline watch as often as it likes. */
public record DeclareOverdue(@TargetAggregateIdentifier String rectification) {}
