package org.dudaohub.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people read where developers read an English name: pages, forms, import files, lists and the audit trail. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Wording {

    /** The Chinese term, such as 约谈 or 整改期限. */
    String value();

    /**
     * On an event, the sentence that the audit trail shows: {@code {component}} stands for a component's value, and a
     * dotted name reaches into a component that is a record.
     */
    String sentence() default "";
}
