package org.dudaohub.domain.visit;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface VisitCommand extends Command
        permits StartVisit, FileInspectionForm, FileFormScan, CallOffVisit, DeclareFormOverdue {

    String visit();

    @Override
    default String stream() {
        return "visit:" + visit();
    }
}
