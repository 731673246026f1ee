package org.dudaohub.projections.register;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.dudaohub.domain.organization.OrganizationKind;

/**
 * An organisation as this node registered it.
 *
 * @param division GB/T 2260 division code
 * @param parent code of the office that supervises it; null for the topmost
 * @param principal id of the person who leads it; null while nobody is named
 * @param principalSince the day of the principal's appointment
 * @param closedOn the day on which it ended; null while it exists
 * @param successor code of the organisation into which it was merged, if it was
 * @param zone id of the zone that covers it; null while none does
 */
public record RegisteredOrganization(
        @BsonId String code,
        String name,
        OrganizationKind kind,
        String division,
        String parent,
        int pupils,
        LocalDate registeredOn,
        String principal,
        String principalName,
        LocalDate principalSince,
        LocalDate closedOn,
        String successor,
        String zone) {}
