package org.dudaohub.domain.wording;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** The components of a record class, looked up once: the JVM makes them anew for each caller. */
final class Components {

    private static final ClassValue<List<RecordComponent>> BY_CLASS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        }
    };

    private Components() {}

    static List<RecordComponent> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read " + component, failure);
        }
    }
}
