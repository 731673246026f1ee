package org.dudaohub.domain.rectification;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface RectificationCommand extends Command
        permits ReportRectification,
                FileEvidence,
                FileRevisitForm,
                DeclareOverdue,
                RequestExtension,
                ExtendRectification,
                DeclineExtension,
                WithdrawRectification,
                CorrectRectification,
                RescindOverdue,
                CompleteReinspection,
                RemindOfDeadline,
                DeclareReinspectionOverdue {}
