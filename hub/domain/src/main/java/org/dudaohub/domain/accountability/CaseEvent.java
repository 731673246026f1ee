package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Event;

/** An event of one case in a unit's file. */
interface CaseEvent extends Event {

    String accountability();

    @Override
    default String subcase() {
        return accountability();
    }
}
