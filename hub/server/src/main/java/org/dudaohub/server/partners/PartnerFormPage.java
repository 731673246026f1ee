package org.dudaohub.server.partners;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.connectors.partner.Declaration;
import org.dudaohub.connectors.partner.Inbound;
import org.dudaohub.connectors.partner.News;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.connectors.partner.Secret;
import org.dudaohub.domain.Outcome;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
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

/**
 * The form in which a partner is declared and tried on a sample: field by field, or as JSON for who knows better. Every
 * button sends the whole form; until it is saved nothing is stored.
 */
@Controller
@RequestMapping("/partners")
class PartnerFormPage implements Framed {

    private final PartnerDesk partners;
    private final Samples samples;

    PartnerFormPage(PartnerDesk partners, Samples samples) {
        this.partners = partners;
        this.samples = samples;
    }

    /** What stands in the form. */
    record Typed(String id, String name, String declaration, String secrets, boolean fresh) {}

    /** @param example by whose declaration to begin */
    @GetMapping("/new")
    String fresh(@RequestParam(defaultValue = "FOLDER") Example example, Model model) {
        return show(new Typed("", "", example.declaration(), "", true), model);
    }

    @GetMapping("/{partner}/edit")
    String edit(@PathVariable String partner, Model model) {
        PartnerDesk.View known =
                partners.find(partner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(new Typed(known.id(), known.name(), known.declaration(), known.secrets(), false), model);
    }

    /** Field by field where it is understood, as JSON otherwise. */
    private String show(Typed typed, Model model) {
        try {
            return fields(typed, DeclarationForm.of(typed.declaration()), model);
        } catch (Declaration.Malformed malformed) {
            model.addAttribute("problem", malformed.getMessage());
            return text(typed, model);
        }
    }

    private static String fields(Typed typed, DeclarationForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("kinds", Inbound.USUAL);
        model.addAttribute("otherKinds", otherKinds());
        model.addAttribute("news", News.values());
        model.addAttribute("formats", Format.values());
        model.addAttribute("pagings", Inbound.Mode.values());
        return text(typed, model);
    }

    private static List<FileKind> otherKinds() {
        return FileKind.all().stream()
                .filter(kind -> !Inbound.USUAL.contains(kind.name()))
                .toList();
    }

    private static String text(Typed typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("secretKinds", Secret.values());
        return "partner-form";
    }

    /**
     * @param action what the button that was pressed does: {@code save}, {@code preview}, {@code fields} and {@code json}
     *     change the view, {@code refresh}, {@code transport}, {@code more.in}, {@code more.out}, {@code less.in.2} change
     *     what stands in it
     * @param declaration the JSON, where the form shows it
     * @param channel for a preview
     */
    @PostMapping("/declare")
    String declare(
            @RequestParam String id,
            @RequestParam String name,
            @RequestParam(name = "do", defaultValue = "save") String action,
            @RequestParam(required = false) String declaration,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) MultipartFile sample,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal HubUser user,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        DeclarationForm form = declaration == null ? DeclarationForm.typed(parameters) : null;
        String json = form == null ? declaration : form.json();
        String known = partners.find(id).map(PartnerDesk.View::secrets).orElse("");
        Typed typed = new Typed(id, name, json, known, fresh);
        model.addAttribute("channel", channel);
        switch (action) {
            case "save" -> {
                String problem = save(typed, parameters, user, flash);
                if (problem == null) {
                    return "redirect:/partners/" + id;
                }
                model.addAttribute("problem", problem);
            }
            case "preview" -> {
                byte[] bytes = sample == null ? new byte[0] : samples.notTooLarge(sample.getBytes());
                String fileName = sample == null ? "" : String.valueOf(sample.getOriginalFilename());
                model.addAttribute("previewed", partners.preview(json, channel, fileName, bytes));
            }
            case "fields" -> {
                return show(typed, model);
            }
            case "json" -> {
                return text(typed, model);
            }
            default -> {
                if (form != null) {
                    change(form, action, parameters);
                }
            }
        }
        return form == null ? text(typed, model) : fields(typed, form, model);
    }

    private static void change(DeclarationForm form, String action, Map<String, String> parameters) {
        String[] what = action.split("\\.");
        switch (what[0]) {
            case "transport" -> form.withTransport(parameters.getOrDefault("transport", ""));
            case "more" -> form.withChannel(what[1], parameters.getOrDefault("kind." + what[1], ""));
            case "less" -> form.without(what[1], Integer.parseInt(what[2]));
            default -> {}
        }
    }

    /** @return why it was not saved; null if it was */
    private String save(Typed typed, Map<String, String> parameters, HubUser user, RedirectAttributes flash) {
        if (typed.fresh() && partners.find(typed.id()).isPresent()) {
            return "平台编号%s已用过".formatted(typed.id());
        }
        Outcome outcome = partners.declare(
                typed.id(),
                typed.name(),
                typed.declaration(),
                secrets(parameters),
                CommandDesk.provenance(user, Channel.CONSOLE));
        if (outcome instanceof Outcome.Refused refused) {
            return refused.message();
        }
        flash.addFlashAttribute("done", outcome instanceof Outcome.Unchanged ? "与原来相同，没有变化" : "已登记，随即生效");
        return null;
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
}
