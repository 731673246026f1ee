package org.dudaohub.domain.draw;

import org.dudaohub.domain.Wording;

/** The inspector was drawn for the school. */
public record Pair(
        @Wording("督学编号") String inspector, @Wording("学校标识码") String school) {

    @Override
    public String toString() {
        return inspector + "→" + school;
    }
}
