package org.dudaohub.domain.zone;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ZoneCommand extends Command
        permits EstablishZone,
                AssignSchoolToZone,
                RemoveSchoolFromZone,
                PostInspector,
                RelieveInspector,
                HangPlate,
                ReviewCoverage {}
