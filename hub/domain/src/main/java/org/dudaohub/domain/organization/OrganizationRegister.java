package org.dudaohub.domain.organization;

import java.util.Optional;

/** Answers whether an organisation is registered, as of the last event in the ledger (never a stale copy). */
@FunctionalInterface
public interface OrganizationRegister {

    Optional<Entry> find(String code);

    /** The ledger's stream that holds the organisation's own events. */
    static String streamOf(String code) {
        return "organization:" + code;
    }

    record Entry(String code, String name, OrganizationKind kind, String division) {}
}
