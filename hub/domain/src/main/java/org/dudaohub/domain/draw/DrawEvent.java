package org.dudaohub.domain.draw;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a draw. */
public sealed interface DrawEvent extends Event {

    String draw();

    String office();

    @Override
    default String organization() {
        return office();
    }

    /**
     * @param recusals all that are respected
     * @param registeredRecusals those of them that the office did not name but the register holds; older events have none
     */
    @EventName("draw.DrawPrepared")
    @Wording(value = "随机抽取准备", sentence = "准备随机抽取（{purpose}），抽{count}校，种子承诺{commitment}")
    record DrawPrepared(
            String draw,
            String office,
            String purpose,
            List<String> schools,
            List<String> inspectors,
            List<Recusal> recusals,
            @Wording("其中已登记的回避") List<Recusal> registeredRecusals,
            int count,
            String commitment,
            LocalDate happenedOn)
            implements DrawEvent {

        public DrawPrepared {
            registeredRecusals = registeredRecusals == null ? List.of() : registeredRecusals;
        }
    }

    /**
     * Everything that it takes to draw again.
     *
     * @param algorithm see {@link Lot}
     */
    @EventName("draw.RandomDrawExecuted")
    @Wording(value = "随机抽取", sentence = "随机抽取结果：{pairs}（种子{seed}）")
    record RandomDrawExecuted(
            String draw,
            String office,
            @Wording("算法") String algorithm,
            List<String> schools,
            List<String> inspectors,
            List<Recusal> recusals,
            int count,
            String seed,
            @Wording("抽取结果") List<Pair> pairs,
            LocalDate happenedOn)
            implements DrawEvent {}
}
