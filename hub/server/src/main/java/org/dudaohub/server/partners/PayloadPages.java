package org.dudaohub.server.partners;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.connectors.partner.Payloads;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.partner.DismissPayload;
import org.dudaohub.domain.partner.RequeueDelivery;
import org.dudaohub.projections.partners.PartnersQuery;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Payloads and deliveries: the lists that are searched, and what is done about one that failed. */
@Controller
class PayloadPages implements Framed {

    /** What fits into a text field; what is longer is downloaded, corrected and uploaded. */
    private static final int LONGEST_TEXT = 100_000;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final PartnerDesk partners;
    private final PartnersQuery query;
    private final CommandDesk desk;
    private final Samples samples;

    PayloadPages(PartnerDesk partners, PartnersQuery query, CommandDesk desk, Samples samples) {
        this.partners = partners;
        this.query = query;
        this.desk = desk;
        this.samples = samples;
    }

    @GetMapping("/partners/payloads")
    String payloads(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        search(partner, open, q, model);
        model.addAttribute("payloads", query.payloads(criteria(partner, open, q), Listing.onPage(page)));
        return "payloads";
    }

    @GetMapping("/partners/deliveries")
    String deliveries(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        search(partner, open, q, model);
        model.addAttribute("deliveries", query.deliveries(criteria(partner, open, q), Listing.onPage(page)));
        return "deliveries";
    }

    private void search(String partner, boolean open, String q, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute("partners", partners.all());
        model.addAttribute("open", open);
        model.addAttribute("q", q.strip());
    }

    private static Criteria criteria(String partner, boolean open, String q) {
        return new Criteria(Optional.of(partner).filter(id -> !id.isEmpty()), open, q);
    }

    @GetMapping("/partners/payloads/{payload}")
    String payload(@PathVariable String payload, Model model) throws IOException {
        model.addAttribute(
                "payload", query.payload(payload).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        Optional<byte[]> content = content(payload);
        model.addAttribute("kept", content.isPresent());
        model.addAttribute("text", content.flatMap(PayloadPages::text).orElse(null));
        return "payload";
    }

    private Optional<byte[]> content(String payload) throws IOException {
        Optional<Payloads.Kept> kept = partners.payload(payload);
        return kept.isEmpty() ? Optional.empty() : partners.content(kept.get());
    }

    private static Optional<String> text(byte[] content) {
        if (content.length > LONGEST_TEXT) {
            return Optional.empty();
        }
        return decoded(content, StandardCharsets.UTF_8)
                .or(() -> decoded(content, GB18030))
                .filter(text -> text.indexOf('\0') < 0);
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    @GetMapping("/partners/payloads/{payload}/content")
    ResponseEntity<byte[]> download(@PathVariable String payload) throws IOException {
        Payloads.Kept kept =
                partners.payload(payload).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] content = partners.content(kept).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kept.failure().fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    /** Keeps the correction, from the text field or a file, and works it through at once. */
    @PostMapping("/partners/payloads/{payload}/rerun")
    String rerun(
            @PathVariable String payload,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) MultipartFile file,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes flash)
            throws IOException {
        Map<String, String> provenance = CommandDesk.provenance(user, Channel.CONSOLE);
        Optional<byte[]> corrected = corrected(payload, text, file);
        if (corrected.isPresent()
                && partners.correct(payload, samples.notTooLarge(corrected.get()), provenance)
                        instanceof Outcome.Refused refused) {
            flash.addFlashAttribute("problem", refused.message());
            return "redirect:/partners/payloads/" + payload;
        }
        switch (partners.rerun(payload, provenance)) {
            case PartnerDesk.Rerun.Refused refused -> flash.addFlashAttribute("problem", refused.message());
            case PartnerDesk.Rerun.Done(var taken) -> {
                if (taken.failed()) {
                    flash.addFlashAttribute("problem", "重办后仍有问题：" + taken.explanation());
                } else {
                    flash.addFlashAttribute(
                            "done",
                            "已重办：成功%d行，重复%d行"
                                    .formatted(
                                            taken.result().accepted(),
                                            taken.result().unchanged()));
                }
            }
        }
        return "redirect:/partners/payloads/" + payload;
    }

    /** A browser writes line ends in its own way; a text that differs in nothing else is no correction. */
    private Optional<byte[]> corrected(String payload, String text, MultipartFile file) throws IOException {
        if (file != null && !file.isEmpty()) {
            return Optional.of(file.getBytes());
        }
        Optional<String> now = content(payload).flatMap(PayloadPages::text);
        if (text == null
                || now.isEmpty()
                || text.lines().toList().equals(now.get().lines().toList())) {
            return Optional.empty();
        }
        boolean utf8 = content(payload)
                .flatMap(bytes -> decoded(bytes, StandardCharsets.UTF_8))
                .isPresent();
        return Optional.of(text.getBytes(utf8 ? StandardCharsets.UTF_8 : GB18030));
    }

    @PostMapping("/partners/payloads/{payload}/dismissal")
    String dismiss(
            @PathVariable String payload,
            @RequestParam String grounds,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes flash) {
        Outcome outcome = desk.send(new DismissPayload(payload, grounds), user, Channel.CONSOLE);
        say(outcome, "不再处理", flash);
        return "redirect:/partners/payloads/" + payload;
    }

    @PostMapping("/partners/deliveries/requeue")
    String requeue(
            @RequestParam String delivery,
            @RequestParam(defaultValue = "") String body,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes flash) {
        Optional<String> sent = query.delivery(delivery).map(row -> row.body() == null ? "" : row.body());
        boolean same = sent.isPresent()
                && sent.get().lines().toList().equals(body.lines().toList());
        Outcome outcome = desk.send(new RequeueDelivery(delivery, same ? null : body), user, Channel.CONSOLE);
        say(outcome, "即将重发", flash);
        return "redirect:/partners/deliveries";
    }

    private static void say(Outcome outcome, String done, RedirectAttributes flash) {
        if (outcome instanceof Outcome.Refused refused) {
            flash.addFlashAttribute("problem", refused.message());
        } else {
            flash.addFlashAttribute("done", done);
        }
    }
}
