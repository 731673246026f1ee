package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface InspectorCommand extends Command
        permits NominateInspector,
                RecordSelection,
                PublishNomination,
                RejectNomination,
                AppointInspector,
                AppraiseInspector,
                RenewInspector,
                RemindOfTermEnd,
                DeclareTermEnded,
                RemoveInspector,
                RegisterRecusal,
                LiftRecusal {}
