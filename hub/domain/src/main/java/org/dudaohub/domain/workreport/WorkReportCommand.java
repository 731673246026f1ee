package org.dudaohub.domain.workreport;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface WorkReportCommand extends Command
        permits DraftWorkReport,
                EditWorkReport,
                RecountWorkReport,
                SubmitWorkReport,
                RemindOfWorkReport,
                DeclareWorkReportOverdue {}
