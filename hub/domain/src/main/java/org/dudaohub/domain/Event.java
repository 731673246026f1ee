package org.dudaohub.domain;

import java.time.LocalDate;
import java.util.Set;

/**
 * Something that happened and that nobody can change. Each capability has one sealed interface of its own events.
 *
 * <p>When it was recorded, by whom and through which channel is metadata, see {@link Provenance}.
 */
public interface Event {

    /** The code of the organisation that the event is about: a 学校标识码 or the code of an office. */
    String organization();

    /** The day on which it happened, which may be long before the day on which it was recorded. */
    LocalDate happenedOn();

    /**
     * What it is about within its stream, where one stream carries several cases, such as a unit's file: the case's id,
     * which makes a dossier of its own. Empty where the stream is one case.
     */
    default String subcase() {
        return "";
    }

    /** Names of components of earlier events that hold no more, such as what remained to be rectified. */
    default Set<String> settles() {
        return Set.of();
    }
}
