package org.dudaohub.domain.organization;

import java.time.LocalDate;
import java.util.List;

/** Answers which schools a division has, as far as this node's register goes. */
@FunctionalInterface
public interface DivisionSchools {

    /**
     * The entries of the schools and kindergartens that were registered and not closed on that day.
     *
     * @param division GB/T 2260 division code; schools of wider or narrower divisions are not among them
     */
    List<OrganizationRegister.Entry> on(String division, LocalDate day);
}
