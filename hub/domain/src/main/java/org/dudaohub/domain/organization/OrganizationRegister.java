package org.dudaohub.domain.organization;

import java.util.Optional;

/** Answers whether an organisation is registered, as of the last event in the ledger (never a stale copy). */
@FunctionalInterface
public interface OrganizationRegister {

    Optional<Entry> find(String code);

    record Entry(String code, String name, OrganizationKind kind, String division) {}
}
