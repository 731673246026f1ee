package org.dudaohub.server.partners;

import java.io.IOException;
import java.util.Optional;
import org.dudaohub.connectors.deadletter.DeadLetters;
import org.dudaohub.domain.Outcome;
import org.dudaohub.projections.partners.PartnersQuery;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class DeadLettersPage implements Framed {

    private final DeadLetters letters;
    private final PartnersQuery query;

    DeadLettersPage(DeadLetters letters, PartnersQuery query) {
        this.letters = letters;
        this.query = query;
    }

    @GetMapping("/dead-letters")
    String list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("open", open);
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "letters", query.payloads(new Criteria(Optional.of(DeadLetters.PEERS), open, q), Listing.onPage(page)));
        return "dead-letters";
    }

    @PostMapping("/dead-letters/{payload}/redrive")
    String redrive(@PathVariable String payload, @AuthenticationPrincipal HubUser user, RedirectAttributes flash)
            throws IOException {
        if (letters.redrive(payload, CommandDesk.provenance(user, Channel.CONSOLE))
                instanceof Outcome.Refused refused) {
            flash.addFlashAttribute("problem", refused.message());
        } else {
            flash.addFlashAttribute("done", "已重新投进收件箱");
        }
        return "redirect:/dead-letters";
    }
}
