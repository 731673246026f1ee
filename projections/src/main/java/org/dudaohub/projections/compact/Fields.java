package org.dudaohub.projections.compact;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which of a document's own fields decide something about it. */
final class Fields {

    private Fields() {}

    /** Those that decide whether it is wanted, and where it stands; empty if any may. */
    static Optional<Set<String>> deciding(Document query, Document order) {
        Set<String> fields = new HashSet<>();
        if (order != null) {
            order.keySet().forEach(path -> fields.add(own(path)));
        }
        return collect(query, fields) ? Optional.of(fields) : Optional.empty();
    }

    /** Those that are sent; empty if all may be. */
    static Optional<Set<String>> sent(Document selector) {
        if (selector == null
                || selector.isEmpty()
                || !selector.values().stream().allMatch(Fields::isIncluded)) {
            return Optional.empty();
        }
        Set<String> fields = new HashSet<>(Set.of("_id"));
        selector.keySet().forEach(path -> fields.add(own(path)));
        return Optional.of(fields);
    }

    private static boolean isIncluded(Object choice) {
        return choice instanceof Number number ? number.doubleValue() != 0 : Boolean.TRUE.equals(choice);
    }

    private static boolean collect(Document query, Set<String> fields) {
        return query.entrySet().stream().allMatch(condition -> switch (condition.getKey()) {
            case "$and", "$or", "$nor" ->
                ((Collection<?>) condition.getValue())
                        .stream().allMatch(part -> part instanceof Document all && collect(all, fields));
            case String operator when operator.startsWith("$") -> false;
            case String path -> {
                fields.add(own(path));
                yield true;
            }
        });
    }

    private static String own(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
