package org.dudaohub.domain.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationClosed;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRenamed;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationEvent.PupilsCounted;

/** Answers whether an organisation is registered, as of the last event in the ledger (never a stale copy). */
@FunctionalInterface
public interface OrganizationRegister {

    /** The entry, also of an organisation that was closed since. */
    Optional<Entry> find(String code);

    /** The entry of an organisation that was not closed. */
    default Optional<Entry> open(String code) {
        return find(code).filter(entry -> !entry.closed());
    }

    /** The entry of a school or kindergarten that was not closed. */
    default Optional<Entry> openSchool(String code) {
        return open(code).filter(entry -> entry.kind().isSchool());
    }

    /** The entry of a school or kindergarten that was not closed before that day: what happened until then may come late. */
    default Optional<Entry> schoolOn(String code, LocalDate day) {
        return find(code)
                .filter(entry -> entry.kind().isSchool())
                .filter(entry -> !entry.closed() || !day.isAfter(entry.closedOn()));
    }

    /** Whether an office stands above an organisation: somewhere up its line of superiors, or in a wider division. */
    default boolean isAbove(Entry office, Entry organization) {
        return Stream.iterate(
                                superiorOf(organization),
                                Optional::isPresent,
                                superior -> superior.flatMap(this::superiorOf))
                        .flatMap(Optional::stream)
                        .anyMatch(superior -> superior.code().equals(office.code()))
                || DivisionCode.of(office.division())
                        .filter(division -> division.contains(organization.division()))
                        .isPresent();
    }

    private Optional<Entry> superiorOf(Entry organization) {
        return Optional.ofNullable(organization.parent()).flatMap(this::find);
    }

    /** The ledger's stream that holds the organisation's own events. */
    static String streamOf(String code) {
        return "organization:" + code;
    }

    /** How an event of the organisation's stream changes its entry; for whoever keeps the register. */
    static Optional<Entry> after(Optional<Entry> entry, OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered e ->
                Optional.of(new Entry(
                        e.code(),
                        e.name(),
                        e.kind(),
                        e.division(),
                        e.pupils(),
                        null,
                        null,
                        null,
                        List.<FormerName>of(),
                        e.parent()));
            case OrganizationRenamed e -> entry.map(before -> before.renamed(e));
            case OrganizationClosed e -> entry.map(before -> before.closed(e));
            case PupilsCounted e -> entry.map(before -> before.counted(e));
            case PrincipalAppointed e -> entry.map(before -> before.ledBy(e.principalName()));
        };
    }

    /**
     * @param pupils as last counted, 0 for an office
     * @param principal the name of whoever leads it, or null
     * @param closedOn null while it is open
     * @param successor code of the organisation into which it was merged, or null
     * @param formerNames the earliest first
     * @param parent code of the office above it, or null
     */
    record Entry(
            String code,
            String name,
            OrganizationKind kind,
            String division,
            int pupils,
            String principal,
            LocalDate closedOn,
            String successor,
            List<FormerName> formerNames,
            String parent) {

        /** An open one, of which nothing more is known. */
        public Entry(String code, String name, OrganizationKind kind, String division) {
            this(code, name, kind, division, 0, null, null, null, List.of());
        }

        /** One of which no superior is known. */
        public Entry(
                String code,
                String name,
                OrganizationKind kind,
                String division,
                int pupils,
                String principal,
                LocalDate closedOn,
                String successor,
                List<FormerName> formerNames) {
            this(code, name, kind, division, pupils, principal, closedOn, successor, formerNames, null);
        }

        public boolean closed() {
            return closedOn != null;
        }

        /** Its name on that day, so that what happened then reads as it did then. */
        public String nameOn(LocalDate day) {
            return formerNames.stream()
                    .filter(former -> day.isBefore(former.until()))
                    .map(FormerName::name)
                    .findFirst()
                    .orElse(name);
        }

        private Entry renamed(OrganizationRenamed event) {
            List<FormerName> names = new ArrayList<>(formerNames);
            names.add(new FormerName(event.formerName(), event.happenedOn()));
            return new Entry(
                    code,
                    event.name(),
                    kind,
                    division,
                    pupils,
                    principal,
                    closedOn,
                    successor,
                    List.copyOf(names),
                    parent);
        }

        private Entry closed(OrganizationClosed event) {
            return new Entry(
                    code,
                    name,
                    kind,
                    division,
                    pupils,
                    principal,
                    event.happenedOn(),
                    event.successor(),
                    formerNames,
                    parent);
        }

        private Entry counted(PupilsCounted event) {
            return new Entry(
                    code, name, kind, division, event.pupils(), principal, closedOn, successor, formerNames, parent);
        }

        private Entry ledBy(String name) {
            return new Entry(code, this.name, kind, division, pupils, name, closedOn, successor, formerNames, parent);
        }
    }

    /** @param until the first day of the next name */
    record FormerName(String name, LocalDate until) {}
}
