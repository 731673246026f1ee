package org.dudaohub.domain.draw;

import org.dudaohub.domain.Wording;

/** The inspector may not be drawn for the school 回避. */
public record Recusal(
        @Wording("督学编号") String inspector, @Wording("学校标识码") String school) {}
