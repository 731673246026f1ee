package org.dudaohub.domain.visit;

import org.dudaohub.domain.Wording;

/** Asks a visit whether its form is missing; sent by the deadline watch as often as it likes. */
@Wording("认定记录表逾期未填")
public record DeclareFormOverdue(@Wording("记录编号") String visit) implements VisitCommand {}
