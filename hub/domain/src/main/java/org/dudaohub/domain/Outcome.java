package org.dudaohub.domain;

/** What a command came to. A refusal is an answer, not an exception. */
public sealed interface Outcome {

    /** Done: {@code id} names the aggregate that changed. */
    record Accepted(String id) implements Outcome {}

    /** The same was recorded before, so nothing changed; asking again is safe. */
    record Unchanged(String id) implements Outcome {}

    /** Not done: the domain says no. {@code message} is a Chinese sentence for the person who asked. */
    record Refused(Reason reason, String message) implements Outcome {}

    static Outcome accepted(String id) {
        return new Accepted(id);
    }

    static Outcome unchanged(String id) {
        return new Unchanged(id);
    }

    static Outcome refused(Reason reason, String message) {
        return new Refused(reason, message);
    }
}
