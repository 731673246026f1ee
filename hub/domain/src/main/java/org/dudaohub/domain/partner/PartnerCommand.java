package org.dudaohub.domain.partner;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface PartnerCommand extends Command
        permits DeclarePartner,
                PausePartner,
                ResumePartner,
                RequestReplay,
                RecordPoll,
                RecordPayload,
                CorrectPayload,
                DismissPayload,
                RecordDelivery,
                RequeueDelivery {}
