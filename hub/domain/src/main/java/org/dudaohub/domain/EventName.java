package org.dudaohub.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event stands in the ledger and travels to peers, as {@code capability.Event}. It outlives the
 * class: a class may be renamed, its event name may not.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {

    /** Such as {@code rectification.RectificationOrdered}. */
    String value();

    /** Counts the shapes that the event has had; an older one is upcast when it is read. */
    int revision() default 1;
}
