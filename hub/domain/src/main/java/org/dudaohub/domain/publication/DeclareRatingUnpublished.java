package org.dudaohub.domain.publication;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks the rating of a demonstration school whether it should have been published; may be sent as often as one likes.
 *
 * @param rating such as {@code 1199100004/2026-1}: school, year and round
 */
@Wording("认定评定结果逾期未公开")
public record DeclareRatingUnpublished(
        @Required @Wording("评定编号") String rating) implements PublicationCommand {

    @Override
    public String stream() {
        return "demonstration:" + rating;
    }
}
