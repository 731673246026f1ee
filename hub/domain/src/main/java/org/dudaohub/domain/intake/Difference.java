package org.dudaohub.domain.intake;

import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.Wording;

/**
 * Where a platform says something else than a register holds.
 *
 * @param field what it is about, in Chinese
 */
public record Difference(
        @Wording("项目") String field,
        @Wording("本台账") String ours,
        @Wording("对方") String theirs) implements Labelled {

    @Override
    public String label() {
        return "%s：本台账“%s”，对方“%s”".formatted(field, ours, theirs);
    }
}
