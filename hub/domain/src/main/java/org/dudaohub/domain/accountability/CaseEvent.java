package org.dudaohub.domain.accountability;

/** An event of one case in a unit's file. */
interface CaseEvent {

    String accountability();
}
