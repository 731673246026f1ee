package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The coefficient of variation 差异系数, weighted by pupils: CV = S ÷ X̄, S = √Σ(nᵢ/N)(xᵢ − X̄)², X̄ the county's total ÷ N
 * (教督〔2017〕6号). With the total T = Σnᵢxᵢ that is √(NΣnᵢxᵢ² − T²) ÷ T, which a limit can be held against without any rounding.
 *
 * @param squares NΣnᵢxᵢ² − T²
 * @param total T; 0 where nobody has anything, and nothing varies
 */
public record Variation(BigDecimal squares, BigDecimal total) {

    private static final int DECIMALS_TO_READ = 3;

    /**
     * @param pupils nᵢ, one a school
     * @param perPupil xᵢ, one a school
     */
    static Variation of(List<Integer> pupils, List<BigDecimal> perPupil) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < pupils.size(); i++) {
            BigDecimal number = BigDecimal.valueOf(pupils.get(i));
            all = all.add(number);
            total = total.add(number.multiply(perPupil.get(i)));
            squares = squares.add(number.multiply(perPupil.get(i).pow(2)));
        }
        return new Variation(all.multiply(squares).subtract(total.pow(2)), total);
    }

    public boolean isWithin(BigDecimal limit) {
        return squares.compareTo(limit.multiply(total).pow(2)) <= 0;
    }

    /** The coefficient as people read it, to three decimals; not to be compared with a limit. */
    BigDecimal rounded() {
        return total.signum() == 0
                ? BigDecimal.ZERO
                : squares.sqrt(MathContext.DECIMAL64).divide(total, DECIMALS_TO_READ, RoundingMode.HALF_UP);
    }
}
