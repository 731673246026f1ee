package org.dudaohub.server.exchange;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dudaohub.connectors.peer.NodeKeys;
import org.dudaohub.connectors.peer.SignatureAlgorithm;
import org.dudaohub.connectors.peer.WantedAttachments;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.exchange.ExchangeQuery;
import org.dudaohub.projections.exchange.PeerExchange;
import org.dudaohub.projections.exchange.RefusedMessage;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.node.NodeProperties;
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
class ExchangePage implements Framed {

    private static final int PEERS = 50;
    private static final int REFUSALS = 20;
    private static final int MISSING = 20;

    private final ExchangeQuery exchange;
    private final AgreementDesk agreements;
    private final WantedAttachments attachments;
    private final NodeKeys keys;
    private final NodeProperties node;

    ExchangePage(
            ExchangeQuery exchange,
            AgreementDesk agreements,
            WantedAttachments attachments,
            NodeKeys keys,
            NodeProperties node) {
        this.exchange = exchange;
        this.agreements = agreements;
        this.attachments = attachments;
        this.keys = keys;
        this.node = node;
    }

    /** A peer with the latest of its messages that were not accepted, and the files of its facts that are not here yet. */
    record Line(PeerExchange peer, List<RefusedMessage> refusals, List<WantedAttachments.Line> missing) {}

    /** An event that may be exchanged, with its Chinese name. */
    record EventType(String name, String label) {}

    private static final List<EventType> EVENT_TYPES = EventCatalog.byName().entrySet().stream()
            .map(entry -> new EventType(
                    entry.getKey(),
                    entry.getValue().getAnnotation(Wording.class).value()))
            .sorted(Comparator.comparing(EventType::name))
            .toList();

    @GetMapping("/exchange")
    String exchange(Model model) {
        model.addAttribute("self", node.id());
        model.addAttribute("key", keys.newest());
        model.addAttribute("eventTypes", EVENT_TYPES);
        model.addAttribute(
                "peers",
                exchange.peers(Paging.first(PEERS)).items().stream()
                        .map(this::line)
                        .toList());
        return "exchange";
    }

    @PostMapping("/exchange/proposals")
    String propose(
            @RequestParam String peer,
            @RequestParam(defaultValue = "") Set<String> sends,
            @RequestParam(defaultValue = "") Set<String> accepts,
            @RequestParam String peerKey,
            @RequestParam LocalDate validFrom,
            @RequestParam(required = false) LocalDate validUntil,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(
                agreements.propose(
                        peer.strip(),
                        new Terms(sends, Set.of()),
                        new Terms(accepts, Set.of()),
                        null,
                        peerKey.strip(),
                        validFrom,
                        validUntil,
                        user,
                        Channel.CONSOLE),
                "协议已提议，等待对方答复",
                next);
    }

    @PostMapping("/exchange/{peer}/acceptance")
    String accept(
            @PathVariable String peer,
            @RequestParam String agreement,
            @RequestParam String peerKey,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(agreements.accept(peer, agreement, peerKey, user, Channel.CONSOLE), "协议已接受，即日生效", next);
    }

    @PostMapping("/exchange/{peer}/declination")
    String decline(
            @PathVariable String peer,
            @RequestParam String agreement,
            @RequestParam String reason,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(agreements.decline(peer, agreement, reason, user, Channel.CONSOLE), "已谢绝", next);
    }

    @PostMapping("/exchange/{peer}/end")
    String end(
            @PathVariable String peer,
            @RequestParam String reason,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(agreements.end(peer, reason, user, Channel.CONSOLE), "协议已终止", next);
    }

    @PostMapping("/exchange/keys")
    String changeKey(
            @RequestParam SignatureAlgorithm algorithm,
            @RequestParam LocalDate effectiveFrom,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(agreements.changeKey(algorithm, effectiveFrom, user, Channel.CONSOLE), "新密钥已以原密钥通告各对方节点", next);
    }

    @PostMapping("/exchange/{peer}/key")
    String replacePeerKey(
            @PathVariable String peer,
            @RequestParam String peerKey,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next) {
        return told(agreements.replacePeerKey(peer, peerKey.strip(), user, Channel.CONSOLE), "对方的新公钥已登记，即刻生效", next);
    }

    private static String told(Outcome outcome, String done, RedirectAttributes next) {
        switch (outcome) {
            case Outcome.Accepted _ -> next.addFlashAttribute("done", done);
            case Outcome.Unchanged _ -> next.addFlashAttribute("done", "此前已办理，没有变化");
            case Outcome.Refused(Reason _, String message) -> next.addFlashAttribute("problem", message);
        }
        return "redirect:/exchange";
    }

    private Line line(PeerExchange peer) {
        List<RefusedMessage> refusals = peer.refused() == 0
                ? List.of()
                : exchange.refusals(peer.peer(), Paging.first(REFUSALS)).items();
        return new Line(peer, refusals, attachments.of(peer.peer(), MISSING));
    }
}
