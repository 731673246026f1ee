package org.dudaohub.connectors.intake;

import org.dudaohub.domain.Outcome;

/** @param line the line's number as a person counts it, the header being line 1 */
public record LineResult(int line, Outcome outcome) {}
