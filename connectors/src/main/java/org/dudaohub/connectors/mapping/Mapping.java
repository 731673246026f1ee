package org.dudaohub.connectors.mapping;

import java.util.List;

/**
 * Where the content of our columns stands in a partner's payload.
 *
 * @param records where the records are: in JSON a pointer to their array, such as {@code /data/items}, empty for the whole
 *     document; in XML the path of the repeated element, such as {@code /schools/school}; nothing in tables
 * @param each a pointer within a record to an inner array, of which each element makes a line; empty for none
 * @param fields empty where the partner uses our own columns
 */
public record Mapping(String records, String each, List<Rule> fields) {

    public Mapping {
        records = records == null ? "" : records.strip();
        each = each == null ? "" : each.strip();
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /** The partner uses our columns. */
    public static final Mapping NONE = new Mapping("", "", List.of());
}
