package org.dudaohub.server.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.worklist.CaseState;
import org.dudaohub.projections.worklist.WorklistQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class WorklistPage implements Framed {

    private final WorklistQuery worklist;
    private final Clock clock;

    WorklistPage(WorklistQuery worklist, Clock clock) {
        this.worklist = worklist;
        this.clock = clock;
    }

    @GetMapping("/rectifications")
    String worklist(
            @RequestParam Optional<CaseState> state,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        Optional<String> school =
                user.role() == Role.SCHOOL ? Optional.of(user.organization()) : Optional.<String>empty();
        model.addAttribute("cases", worklist.find(school, state, Listing.onPage(page)));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "rectifications";
    }
}
