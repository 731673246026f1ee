package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface InspectionCommand extends Command
        permits OpenComprehensiveInspection,
                DeclareTermEndInspectionDue,
                RecuseInspector,
                SubmitSelfCheck,
                RecordSiteVisit,
                IssueReport,
                DeliverFeedback,
                SubmitDefence,
                RaiseObjection,
                DecideObjection,
                IssueOpinion,
                ReportUpward,
                ExtendStep,
                WithdrawInspection,
                CorrectDocument,
                CheckInspectionDeadlines {}
