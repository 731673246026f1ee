package org.dudaohub.domain.kindergarten;

import java.util.stream.IntStream;
import org.dudaohub.domain.Wording;

/** The five areas, each 0 to 100. */
public record ConductScores(
        @Wording("办园条件") int conditions,
        @Wording("安全卫生") int safety,
        @Wording("保育教育") int care,
        @Wording("教职工队伍") int staff,
        @Wording("内部管理") int management) {

    boolean arePossible() {
        return all().allMatch(score -> score >= 0 && score <= 100);
    }

    /** The mean of the five, rounded. */
    int overall() {
        return (int) Math.round(all().average().orElseThrow());
    }

    private IntStream all() {
        return IntStream.of(conditions, safety, care, staff, management);
    }
}
