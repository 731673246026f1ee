package org.dudaohub.server.partners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.connectors.partner.Secret;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 对接平台: the list of partners, one partner, and the form in which it is declared and tried on a sample. */
@Controller
@RequestMapping("/partners")
class PartnersPages implements Framed {

    private final PartnerDesk partners;
    private final PartnersQuery query;
    private final CommandDesk desk;
    private final Samples samples;

    PartnersPages(PartnerDesk partners, PartnersQuery query, CommandDesk desk, Samples samples) {
        this.partners = partners;
        this.query = query;
        this.desk = desk;
        this.samples = samples;
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

    /** @param example by whose declaration to begin */
    @GetMapping("/new")
    String fresh(@RequestParam(defaultValue = "FOLDER") Example example, Model model) {
        return form(new Typed("", "", example.declaration(), ""), true, model);
    }

    @GetMapping("/{partner}/edit")
    String edit(@PathVariable String partner, Model model) {
        PartnerDesk.View known = known(partner);
        return form(new Typed(known.id(), known.name(), known.declaration(), known.secrets()), false, model);
    }

    /** What stands in the form. */
    record Typed(String id, String name, String declaration, String secrets) {}

    private static String form(Typed typed, boolean fresh, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("fresh", fresh);
        model.addAttribute("secretKinds", Secret.values());
        model.addAttribute("examples", Example.values());
        return "partner-form";
    }

    /** Declares the partner, or, with {@code preview}, shows what a sample would come to and stores nothing. */
    @PostMapping("/declare")
    String declare(
            @RequestParam String id,
            @RequestParam String name,
            @RequestParam String declaration,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(required = false) String preview,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) MultipartFile sample,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal HubUser user,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        String known = partners.find(id).map(PartnerDesk.View::secrets).orElse("");
        Typed typed = new Typed(id, name, declaration, known);
        if (preview != null) {
            byte[] bytes = sample == null ? new byte[0] : samples.notTooLarge(sample.getBytes());
            String fileName = sample == null ? "" : String.valueOf(sample.getOriginalFilename());
            model.addAttribute("previewed", partners.preview(declaration, channel, fileName, bytes));
            model.addAttribute("channel", channel);
            return form(typed, fresh, model);
        }
        if (fresh && partners.find(id).isPresent()) {
            model.addAttribute("problem", "平台编号%s已用过".formatted(id));
            return form(typed, true, model);
        }
        Outcome outcome = partners.declare(
                id, name, declaration, secrets(parameters), CommandDesk.provenance(user, Channel.CONSOLE));
        if (outcome instanceof Outcome.Refused refused) {
            model.addAttribute("problem", refused.message());
            return form(typed, fresh, model);
        }
        flash.addFlashAttribute("done", outcome instanceof Outcome.Unchanged ? "与原来相同，没有变化" : "已登记，随即生效");
        return "redirect:/partners/" + id;
    }

    /** What was left empty stays as it is; a single “-” takes a secret away. */
    private static Map<String, String> secrets(Map<String, String> parameters) {
        Map<String, String> secrets = new HashMap<>();
        Stream.of(Secret.values()).map(Secret::key).forEach(key -> {
            String typed = parameters.getOrDefault("secret." + key, "");
            if (!typed.isEmpty()) {
                secrets.put(key, typed.equals("-") ? "" : typed);
            }
        });
        return secrets;
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

    /** Declarations to begin with. */
    enum Example {
        FOLDER("监视文件夹"),
        SFTP("SFTP"),
        POLL("REST接口（我方取）"),
        RECEIVE("REST接口（对方报）"),
        PUSH("REST推送"),
        AMQP("消息队列"),
        MAIL("电子邮件");

        private final String label;

        Example(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String declaration() {
            String file = "/partners/" + name().toLowerCase(java.util.Locale.ROOT) + ".json";
            try (var text = Example.class.getResourceAsStream(file)) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new IllegalStateException("this program lacks " + file, broken);
            }
        }
    }
}
