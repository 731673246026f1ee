package org.dudaohub.server.statistics;

import java.util.List;
import org.dudaohub.projections.statistics.DivisionStatistics;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.dudaohub.server.security.HubUser;
import org.dudaohub.server.security.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage {

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

    private void figures(Model model) {
        List<DivisionStatistics> divisions = statistics.byDivision();
        model.addAttribute("divisions", divisions.stream().map(StatisticsRow::of).toList());
        model.addAttribute(
                "total",
                divisions.stream()
                        .map(DivisionStatistics::counts)
                        .reduce((a, b) -> a.plus(b))
                        .map(StatisticsRow::total)
                        .orElse(null));
    }
}
