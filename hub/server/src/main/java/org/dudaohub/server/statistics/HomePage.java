package org.dudaohub.server.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.ListFile;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage implements Framed {

    private static final List<String> HEADER =
            List.of("区县", "行政区划代码", "督导次数", "发现问题", "责令整改", "已办结", "逾期未报", "约谈", "整改率");

    private final StatisticsQuery statistics;

    HomePage(StatisticsQuery statistics) {
        this.statistics = statistics;
    }

    /** The figures of the node; a school user gets its school. */
    @GetMapping("/")
    String home(@AuthenticationPrincipal HubUser user, Model model) {
        if (user.role() == Role.SCHOOL) {
            return "redirect:/schools/" + user.organization();
        }
        figures(model);
        return "home";
    }

    /** The same figures without the frame, for the page's own refresh. */
    @GetMapping("/statistics")
    String refresh(Model model) {
        figures(model);
        return "home :: figures";
    }

    @GetMapping("/statistics/export.xlsx")
    void export(HttpServletResponse response) throws IOException {
        try (ListFile file = new ListFile("督导统计", HEADER)) {
            statistics.byDivision().stream().map(StatisticsRow::of).forEach(row -> file.add(cells(row)));
            file.add(cells(StatisticsRow.total(statistics.total())));
            file.sendTo(response, "督导统计");
        }
    }

    private static List<String> cells(StatisticsRow row) {
        return Stream.of(
                        row.name(),
                        row.division(),
                        row.visits(),
                        row.findings(),
                        row.ordered(),
                        row.closed(),
                        row.overdue(),
                        row.interviews(),
                        row.ratePercent())
                .map(Object::toString)
                .toList();
    }

    private void figures(Model model) {
        model.addAttribute(
                "divisions",
                statistics.byDivision().stream().map(StatisticsRow::of).toList());
        model.addAttribute("total", StatisticsRow.total(statistics.total()));
    }
}
