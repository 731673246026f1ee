package org.dudaohub.server.command;

import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How the HTTP API answers with an outcome. */
public final class Answers {

    private Answers() {}

    /**
     * What was done, as the API says it.
     *
     * @param outcome {@code accepted} or {@code unchanged}
     * @param id names what changed
     */
    public record Done(String outcome, String id) {}

    /** @return 200 with {@link Done}, or problem details for a refusal */
    public static ResponseEntity<Object> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(String id) -> ResponseEntity.ok(new Done("accepted", id));
            case Outcome.Unchanged(String id) -> ResponseEntity.ok(new Done("unchanged", id));
            case Outcome.Refused(Reason reason, String message) -> refusal(reason, message);
        };
    }

    public static ResponseEntity<Object> refusal(Reason reason, String message) {
        return Problem.of(status(reason), reason.name(), message).asResponse();
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case UNKNOWN_CASE -> HttpStatus.NOT_FOUND;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case MISSING,
                    INVALID,
                    UNKNOWN_ORGANIZATION,
                    UNKNOWN_INSPECTOR,
                    CONFLICTING_RECORD,
                    LIMIT_REACHED,
                    DATE_OUT_OF_ORDER,
                    WRONG_STATE,
                    TOO_FEW,
                    TOO_LATE,
                    RECUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
