package org.dudaohub.server.problem;

import org.springframework.http.HttpStatus;

/** Ends a request that cannot go on, with the problem to answer. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(HttpStatus status, String code, String detail) {
        super(detail);
        this.problem = Problem.of(status, code, detail);
    }

    public ProblemException(HttpStatus status, String code, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = Problem.of(status, code, detail);
    }

    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, code, detail);
    }

    public Problem problem() {
        return problem;
    }
}
