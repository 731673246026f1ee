package org.dudaohub.domain.rating;

import java.math.BigDecimal;
import org.dudaohub.domain.Wording;

/** What one line of the rubric got. */
public record RubricScore(
        @Wording("评估项目") String item,
        @Wording("满分") BigDecimal fullScore,
        @Wording("得分") BigDecimal score) {

    boolean isPossible() {
        return item != null
                && fullScore != null
                && score != null
                && score.signum() >= 0
                && score.compareTo(fullScore) <= 0;
    }
}
