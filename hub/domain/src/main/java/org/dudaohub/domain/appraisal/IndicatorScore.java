package org.dudaohub.domain.appraisal;

import java.math.BigDecimal;
import org.dudaohub.domain.Wording;

/** What one indicator got. {@code evidence} names the material 佐证材料 that shows it. */
public record IndicatorScore(
        @Wording("指标") String indicator,
        @Wording("满分") BigDecimal fullScore,
        @Wording("得分") BigDecimal score,
        @Wording("佐证材料") String evidence) {

    boolean isPossible() {
        return indicator != null
                && !indicator.isBlank()
                && fullScore != null
                && score != null
                && score.signum() >= 0
                && score.compareTo(fullScore) <= 0;
    }
}
