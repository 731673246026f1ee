package org.dudaohub.domain.complaint;

import org.dudaohub.domain.Wording;

/** Asks the complaint whether the time for the notice or for its end has run out; sent by the deadline watch as often as it likes. */
@Wording("认定举报办理逾期")
public record DeclareComplaintOverdue(@Wording("举报编号") String complaint) implements ComplaintCommand {}
