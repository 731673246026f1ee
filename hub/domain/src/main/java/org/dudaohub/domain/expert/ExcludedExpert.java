package org.dudaohub.domain.expert;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.dudaohub.domain.Wording;

/**
 * An expert who has to keep away from what the draw is for.
 *
 * @param ground why; null in what was recorded before grounds were asked for
 */
public record ExcludedExpert(
        @Wording("专家编号") String expert, @Wording("回避事由") String ground) {

    @JsonCreator
    public ExcludedExpert {}

    /** As it was recorded before grounds were asked for: the number alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExcludedExpert withoutGround(String expert) {
        return new ExcludedExpert(expert, null);
    }

    static List<String> numbersOf(List<ExcludedExpert> excluded) {
        return excluded.stream().map(ExcludedExpert::expert).toList();
    }
}
