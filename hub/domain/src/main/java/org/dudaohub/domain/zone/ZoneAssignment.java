package org.dudaohub.domain.zone;

import org.dudaohub.domain.Wording;

/** A school lies in a zone. */
public record ZoneAssignment(
        @Wording("责任区编号") String zone, @Wording("学校标识码") String school) {}
