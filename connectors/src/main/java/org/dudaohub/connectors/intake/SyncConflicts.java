package org.dudaohub.connectors.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.intake.DetectSyncConflict;
import org.dudaohub.domain.intake.ExternalRecord;
import org.dudaohub.domain.organization.OrganizationRegister;

/** Sees whether a record that changed nothing says something else than the registers hold. */
final class SyncConflicts {

    private final OrganizationRegister organizations;
    private final InspectorRegister inspectors;
    private final String office;
    private final Clock clock;

    SyncConflicts(OrganizationRegister organizations, InspectorRegister inspectors, String office, Clock clock) {
        this.organizations = organizations;
        this.inspectors = inspectors;
        this.office = office;
        this.clock = clock;
    }

    /** What is to be recorded of it; empty if the record was entered, is unsound, or agrees. */
    Optional<DetectSyncConflict> in(Request request, Outcome outcome, String partner, String file) {
        boolean mayContradict = outcome instanceof Outcome.Unchanged
                || outcome instanceof Outcome.Refused(Reason reason, String _) && reason == Reason.CONFLICTING_RECORD;
        if (!mayContradict) {
            return Optional.empty();
        }
        return ExternalRecord.of(request.commands())
                .map(external -> new DetectSyncConflict(
                        partner,
                        external.subject(),
                        office,
                        file,
                        request.lines().getFirst().number(),
                        external.differences(organizations, inspectors),
                        LocalDate.now(clock)))
                .filter(conflict -> !conflict.differences().isEmpty());
    }
}
