package org.dudaohub.domain.expert;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to the pool of experts. */
public sealed interface ExpertEvent extends Event {

    String office();

    @Override
    default String organization() {
        return office();
    }

    @EventName("expert.ExpertRegistered")
    @Wording(value = "专家入库", sentence = "{name}（{expert}）入库，专业领域：{fields}")
    record ExpertRegistered(
            String expert,
            String name,
            String unit,
            String title,
            List<String> fields,
            String office,
            LocalDate happenedOn)
            implements ExpertEvent {}

    @EventName("expert.ExpertRetired")
    @Wording(value = "专家退出", sentence = "专家{expert}退出：{reason}")
    record ExpertRetired(String expert, String office, String reason, LocalDate happenedOn) implements ExpertEvent {}

    /** @param field null where any field would do */
    @EventName("expert.ExpertDrawCommitted")
    @Wording(value = "专家抽取范围确定", sentence = "{purpose}：从{population}中抽取{count}人，回避{excluded}")
    record ExpertDrawCommitted(
            String draw,
            String office,
            String purpose,
            String field,
            List<String> population,
            List<ExcludedExpert> excluded,
            int count,
            String commitment,
            LocalDate happenedOn)
            implements ExpertEvent {}

    /** Holds all that it takes to draw again. */
    @EventName("expert.ExpertDrawn")
    @Wording(value = "专家抽取", sentence = "抽取专家{experts}")
    record ExpertDrawn(
            String draw,
            String office,
            List<String> population,
            List<ExcludedExpert> excluded,
            int count,
            String seed,
            @Wording("算法") String algorithm,
            @Wording("抽中专家") List<String> experts,
            LocalDate happenedOn)
            implements ExpertEvent {}
}
