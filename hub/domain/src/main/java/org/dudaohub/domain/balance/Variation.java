package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The coefficient of variation 差异系数, weighted by pupils: CV = S ÷ X̄, S = √Σ(nᵢ/N)(xᵢ − X̄)², X̄ the county's total ÷ N
 * (教督〔2017〕6号).
 */
final class Variation {

    private Variation() {}

    /**
     * @param pupils nᵢ, one a school
     * @param perPupil xᵢ, one a school
     * @return the coefficient to three decimals; 0 where nobody has anything
     */
    static BigDecimal of(List<Integer> pupils, List<BigDecimal> perPupil) {
        BigDecimal all =
                BigDecimal.valueOf(pupils.stream().mapToLong(Integer::longValue).sum());
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < pupils.size(); i++) {
            total = total.add(perPupil.get(i).multiply(BigDecimal.valueOf(pupils.get(i))));
        }
        if (all.signum() == 0 || total.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal mean = total.divide(all, MathContext.DECIMAL64);
        BigDecimal variance = BigDecimal.ZERO;
        for (int i = 0; i < pupils.size(); i++) {
            BigDecimal weight = BigDecimal.valueOf(pupils.get(i)).divide(all, MathContext.DECIMAL64);
            variance =
                    variance.add(weight.multiply(perPupil.get(i).subtract(mean).pow(2)));
        }
        return variance.sqrt(MathContext.DECIMAL64).divide(mean, 3, RoundingMode.HALF_UP);
    }
}
