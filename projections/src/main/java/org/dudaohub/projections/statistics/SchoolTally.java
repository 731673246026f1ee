package org.dudaohub.projections.statistics;

import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.dudaohub.domain.organization.OrganizationKind;

/**
 * An organisation with what was counted about it, as it is stored (and public because the driver makes it).
 *
 * @param name null, like kind and division, while it is not registered here
 * @param total null while nothing was counted
 * @param months by month as in {@code 2026-03}; null while nothing was counted, or not read
 */
public record SchoolTally(
        @BsonId String code,
        String name,
        OrganizationKind kind,
        String division,
        String parent,
        Counts total,
        Map<String, Counts> months) {

    Counts counts() {
        return total == null ? Counts.NONE : total;
    }

    boolean isOffice() {
        return kind == OrganizationKind.OFFICE;
    }
}
