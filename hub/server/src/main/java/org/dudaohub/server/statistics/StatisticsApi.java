package org.dudaohub.server.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "统计")
class StatisticsApi {

    private final StatisticsQuery statistics;

    StatisticsApi(StatisticsQuery statistics) {
        this.statistics = statistics;
    }

    @GetMapping("/api/v1/statistics")
    @Operation(summary = "按行政区划统计")
    List<StatisticsRow> byDivision() {
        return statistics.byDivision().stream().map(StatisticsRow::of).toList();
    }
}
