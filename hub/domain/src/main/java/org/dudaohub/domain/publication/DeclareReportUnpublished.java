package org.dudaohub.domain.publication;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks an inspection whether its report should have been published; may be sent as often as one likes. */
@Wording("认定督导报告逾期未公开")
public record DeclareReportUnpublished(
        @Required @Wording("督导编号") String report) implements PublicationCommand {

    @Override
    public String stream() {
        return "inspection:" + report;
    }
}
