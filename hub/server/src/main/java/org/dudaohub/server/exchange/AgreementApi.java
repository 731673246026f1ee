package org.dudaohub.server.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudaohub.connectors.peer.SignatureAlgorithm;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "交换")
class AgreementApi {

    private final AgreementDesk agreements;

    AgreementApi(AgreementDesk agreements) {
        this.agreements = agreements;
    }

    /**
     * @param peerKey the peer's public key, X.509 SubjectPublicKeyInfo, base64
     * @param transport how this node is linked, such as {@code http}; may be left out
     */
    record Proposal(
            String peer,
            Scope sends,
            Scope accepts,
            String transport,
            String peerKey,
            LocalDate validFrom,
            LocalDate validUntil) {}

    /** @param organizations empty or left out: all of the sender's */
    record Scope(Set<String> eventTypes, Set<String> organizations) {

        Terms terms() {
            return new Terms(known(eventTypes), known(organizations));
        }

        private static Set<String> known(Set<String> codes) {
            return codes == null
                    ? Set.of()
                    : codes.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    /** @param peerKey the key under which the peer proposed it, as it was compared with the peer by another way */
    record Acceptance(String agreement, String peerKey) {}

    record Declination(String agreement, String reason) {}

    record End(String reason) {}

    /** @param effectiveFrom first day on which only the new key is used; after today */
    record NewKey(SignatureAlgorithm algorithm, LocalDate effectiveFrom) {}

    @PostMapping("/api/v1/agreements")
    @Operation(summary = "向对方节点提议交换协议")
    ResponseEntity<Object> propose(@RequestBody Proposal proposal, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.propose(
                proposal.peer(),
                proposal.sends() == null ? null : proposal.sends().terms(),
                proposal.accepts() == null ? null : proposal.accepts().terms(),
                proposal.transport(),
                proposal.peerKey(),
                proposal.validFrom(),
                proposal.validUntil(),
                user,
                Channel.API));
    }

    @PostMapping("/api/v1/agreements/recorded")
    @Operation(summary = "登记另行签订的交换协议（对方系统不支持在线提议时）")
    ResponseEntity<Object> record(@RequestBody Proposal agreed, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.record(
                agreed.peer(),
                agreed.sends() == null ? null : agreed.sends().terms(),
                agreed.accepts() == null ? null : agreed.accepts().terms(),
                agreed.peerKey(),
                agreed.validFrom(),
                agreed.validUntil(),
                user,
                Channel.API));
    }

    @PostMapping("/api/v1/agreements/{peer}/acceptance")
    @Operation(summary = "接受对方节点提议的交换协议")
    ResponseEntity<Object> accept(
            @PathVariable String peer, @RequestBody Acceptance acceptance, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.accept(peer, acceptance.agreement(), acceptance.peerKey(), user, Channel.API));
    }

    @PostMapping("/api/v1/agreements/{peer}/declination")
    @Operation(summary = "谢绝对方提议的交换协议，或撤回本节点的提议")
    ResponseEntity<Object> decline(
            @PathVariable String peer, @RequestBody Declination declination, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.decline(peer, declination.agreement(), declination.reason(), user, Channel.API));
    }

    @PostMapping("/api/v1/agreements/{peer}/end")
    @Operation(summary = "终止与对方节点的交换协议")
    ResponseEntity<Object> end(@PathVariable String peer, @RequestBody End end, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.end(peer, end.reason(), user, Channel.API));
    }

    /** @param peerKey the peer's new public key, as it was compared with the peer by another way */
    record PeersKey(String peerKey) {}

    @PostMapping("/api/v1/agreements/{peer}/key")
    @Operation(summary = "登记对方的新公钥（对方遗失原密钥、不能以其通告时），协议其余不变")
    ResponseEntity<Object> replacePeerKey(
            @PathVariable String peer, @RequestBody PeersKey key, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.replacePeerKey(peer, key.peerKey(), user, Channel.API));
    }

    @PostMapping("/api/v1/node/keys")
    @Operation(summary = "更换本节点的签名密钥，并以原密钥通告各对方节点")
    ResponseEntity<Object> changeKey(@RequestBody NewKey key, @AuthenticationPrincipal HubUser user) {
        return Answers.of(agreements.changeKey(
                key.algorithm() == null ? SignatureAlgorithm.ED25519 : key.algorithm(),
                key.effectiveFrom(),
                user,
                Channel.API));
    }
}
