package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What monitoring shows. */
public sealed interface BalanceEvent extends Event {

    String snapshot();

    /**
     * @param schools the values that count; {@code excluded} were left out: special and vocational schools and small
     *     teaching points
     * @param variations coefficient of variation by indicator
     * @param met by school, how many of the seven indicators it meets
     */
    @EventName("balance.IndicatorSnapshotTaken")
    @Wording(value = "优质均衡监测", sentence = "{year}年{stage}优质均衡监测，差异系数最大{greatestVariation}，达标：{balanced}")
    record IndicatorSnapshotTaken(
            String snapshot,
            String office,
            int year,
            Stage stage,
            List<SchoolIndicators> schools,
            @Wording("不计入的学校") List<String> excluded,
            @Wording("差异系数") Map<Indicator, BigDecimal> variations,
            @Wording("最大差异系数") BigDecimal greatestVariation,
            @Wording("达标指标数") Map<String, Integer> met,
            @Wording("是否达标") boolean balanced,
            @Wording("规则") String ruleProfile,
            LocalDate happenedOn)
            implements BalanceEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /** A school meets fewer indicators than it must; {@code missing} are those it does not meet. */
    @EventName("balance.GapIdentified")
    @Wording(value = "均衡差距", sentence = "{year}年{stage}有差距：{missing}未达标")
    record GapIdentified(
            String snapshot,
            @Wording("学校标识码") String school,
            int year,
            Stage stage,
            @Wording("未达标指标") List<Indicator> missing,
            LocalDate happenedOn)
            implements BalanceEvent {
        @Override
        public String organization() {
            return school;
        }
    }
}
