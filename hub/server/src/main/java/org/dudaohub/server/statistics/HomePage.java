package org.dudaohub.server.statistics;

import org.dudaohub.domain.Role;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage implements Framed {

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
        model.addAttribute(
                "divisions",
                statistics.byDivision().stream().map(StatisticsRow::of).toList());
        model.addAttribute("total", StatisticsRow.total(statistics.total()));
    }
}
