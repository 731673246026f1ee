package org.dudaohub.domain.organization;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface OrganizationCommand extends Command
        permits RegisterOrganization, RenameOrganization, CloseOrganization, CountPupils, AppointPrincipal {}
