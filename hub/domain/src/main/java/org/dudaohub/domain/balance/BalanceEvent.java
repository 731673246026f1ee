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
     * @param unreported schools of that stage in the division that no values were given of; while there are any, the
     *     county is not balanced. Older events did not ask
     * @param variations coefficient of variation by indicator, rounded; {@code balanced} was judged without rounding
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
            @Wording("未填报的学校") List<String> unreported,
            @Wording("差异系数") Map<Indicator, BigDecimal> variations,
            @Wording("最大差异系数") BigDecimal greatestVariation,
            @Wording("达标指标数") Map<String, Integer> met,
            @Wording("是否达标") boolean balanced,
            @Wording("规则") String ruleProfile,
            LocalDate happenedOn)
            implements BalanceEvent {

        public IndicatorSnapshotTaken {
            unreported = unreported == null ? List.of() : unreported;
        }

        @Override
        public String organization() {
            return office;
        }
    }

    /**
     * A school meets fewer indicators than it must, or falls too far below one.
     *
     * @param missing the indicators that it does not meet
     * @param farBelow those of them in which it does not reach the least share of the requirement; null where
     *     an older event did not ask
     */
    @EventName("balance.GapIdentified")
    @Wording(value = "均衡差距", sentence = "{year}年{stage}有差距：{missing}未达标")
    record GapIdentified(
            String snapshot,
            @Wording("学校标识码") String school,
            int year,
            Stage stage,
            @Wording("未达标指标") List<Indicator> missing,
            @Wording("低于要求最低比例的指标") List<Indicator> farBelow,
            LocalDate happenedOn)
            implements BalanceEvent {
        @Override
        public String organization() {
            return school;
        }
    }
}
