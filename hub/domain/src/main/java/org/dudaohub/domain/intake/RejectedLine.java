package org.dudaohub.domain.intake;

import org.dudaohub.domain.Reason;

/**
 * A line that went back.
 *
 * @param line the line's number in the file as a person counts it, the header being line 1
 * @param reason the reason's code
 * @param message the reason as a Chinese sentence
 */
public record RejectedLine(int line, Reason reason, String message) {}
