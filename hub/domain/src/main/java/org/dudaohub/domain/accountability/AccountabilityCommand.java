package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface AccountabilityCommand extends Command
        permits HoldInterview,
                IssueCircular,
                RecommendAccountability,
                OpenFactFinding,
                NotifyFacts,
                SubmitStatement,
                DecideAccountability,
                DropAccountability,
                ExecuteAccountability,
                ApplyForReview,
                DecideReview,
                LodgeAppeal,
                DecideAppeal,
                CorrectAccountability,
                CheckAccountabilityDeadlines {}
