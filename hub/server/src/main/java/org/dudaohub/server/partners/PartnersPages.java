package org.dudaohub.server.partners;

import java.time.LocalDate;
import java.util.Optional;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.partner.PausePartner;
import org.dudaohub.domain.partner.RequestReplay;
import org.dudaohub.domain.partner.ResumePartner;
import org.dudaohub.projections.partners.PartnersQuery;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 对接平台: the list of partners, and one partner. */
@Controller
@RequestMapping("/partners")
class PartnersPages implements Framed {

    private final PartnerDesk partners;
    private final PartnersQuery query;
    private final CommandDesk desk;

    PartnersPages(PartnerDesk partners, PartnersQuery query, CommandDesk desk) {
        this.partners = partners;
        this.query = query;
        this.desk = desk;
    }

    /** @param open how many of its payloads and deliveries somebody has to do something about */
    record Line(PartnerDesk.View partner, long open) {}

    @GetMapping
    String index(Model model) {
        model.addAttribute(
                "lines",
                partners.all().stream()
                        .map(partner -> new Line(partner, open(partner.id())))
                        .toList());
        model.addAttribute("examples", Example.values());
        return "partners";
    }

    private long open(String partner) {
        Criteria open = new Criteria(Optional.of(partner), true, "");
        return query.payloads(open, Listing.part(0, 1)).total()
                + query.deliveries(open, Listing.part(0, 1)).total();
    }

    @GetMapping("/{partner}")
    String partner(@PathVariable String partner, Model model) {
        model.addAttribute("partner", known(partner));
        Criteria recent = new Criteria(Optional.of(partner), false, "");
        model.addAttribute("payloads", query.payloads(recent, Listing.part(0, 10)));
        model.addAttribute("deliveries", query.deliveries(recent, Listing.part(0, 10)));
        return "partner";
    }

    @PostMapping("/{partner}/pause")
    String pause(
            @PathVariable String partner,
            @RequestParam String grounds,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes flash) {
        return back(partner, desk.send(new PausePartner(partner, grounds), user, Channel.CONSOLE), "已暂停", flash);
    }

    @PostMapping("/{partner}/resume")
    String resume(@PathVariable String partner, @AuthenticationPrincipal HubUser user, RedirectAttributes flash) {
        return back(partner, desk.send(new ResumePartner(partner), user, Channel.CONSOLE), "已恢复", flash);
    }

    @PostMapping("/{partner}/replay")
    String replay(
            @PathVariable String partner,
            @RequestParam LocalDate since,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes flash) {
        return back(
                partner,
                desk.send(new RequestReplay(partner, since), user, Channel.CONSOLE),
                "自%s起重放".formatted(since),
                flash);
    }

    @PostMapping("/{partner}/test")
    String test(@PathVariable String partner, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "findings",
                partners.test(partner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "redirect:/partners/" + known(partner).id();
    }

    private String back(String partner, Outcome outcome, String done, RedirectAttributes flash) {
        if (outcome instanceof Outcome.Refused refused) {
            flash.addFlashAttribute("problem", refused.message());
        } else {
            flash.addFlashAttribute("done", done);
        }
        return "redirect:/partners/" + known(partner).id();
    }

    private PartnerDesk.View known(String partner) {
        return partners.find(partner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
