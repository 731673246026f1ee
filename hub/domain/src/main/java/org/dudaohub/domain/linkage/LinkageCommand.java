package org.dudaohub.domain.linkage;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface LinkageCommand extends Command
        permits ReferForEnforcement, AnswerReferral, WithdrawReferral, CheckReferralDeadline {}
