package org.dudaohub.domain.publication;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface PublicationCommand extends Command
        permits PublishReport,
                PublishSpecialReport,
                PublishRectification,
                PublishRating,
                DeclareReportUnpublished,
                DeclareSpecialReportUnpublished,
                DeclareRectificationUnpublished,
                DeclareRatingUnpublished {}
