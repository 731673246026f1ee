package org.dudaohub.domain;

import java.util.List;

/** The aggregates, for the application that runs them. */
public final class AggregateCatalog {

    private AggregateCatalog() {}

    public static List<Class<?>> all() {
        return Capabilities.all().stream()
                .flatMap(capability -> capability.aggregates().stream())
                .toList();
    }
}
