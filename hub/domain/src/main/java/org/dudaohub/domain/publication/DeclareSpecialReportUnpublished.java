package org.dudaohub.domain.publication;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks a special inspection whether its report should have been published; may be sent as often as one likes. */
@Wording("认定专项督导报告逾期未公开")
public record DeclareSpecialReportUnpublished(
        @Required @Wording("专项督导编号") String report) implements PublicationCommand {

    @Override
    public String stream() {
        return "special:" + report;
    }
}
