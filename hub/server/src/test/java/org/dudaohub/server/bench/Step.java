package org.dudaohub.server.bench;

import java.util.List;

/**
 * A command as a program sends it, and what has to come of it.
 *
 * @param kind name of the command, or {@code refused} and {@code unchanged} for those that change nothing
 * @param login who sends it
 * @param path of the API
 * @param body JSON
 * @param status HTTP status that is expected
 * @param answer a part of the answer that is expected: the outcome, or a refusal's code
 * @param events names of the events that it writes, in any order
 */
record Step(String kind, String login, String path, String body, int status, String answer, List<String> events) {

    private static final int OK = 200;

    static Step accepted(String kind, String login, String path, String body, String... events) {
        return new Step(kind, login, path, body, OK, "\"accepted\"", List.of(events));
    }

    static Step refused(String login, String path, String body, int status, String code) {
        return new Step("refused", login, path, body, status, "\"" + code + "\"", List.of());
    }

    /** The same again, as a program sends it that did not get the answer. */
    Step again() {
        return new Step("unchanged", login, path, body, OK, "\"unchanged\"", List.of());
    }

    boolean isRefused() {
        return status != OK;
    }
}
