package org.dudaohub.domain.expert;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ExpertCommand extends Command
        permits RegisterExpert, RetireExpert, CommitExpertDraw, DrawExperts {}
