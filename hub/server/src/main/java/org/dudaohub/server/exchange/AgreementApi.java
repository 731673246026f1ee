package org.dudaohub.server.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudaohub.domain.exchange.ConcludeAgreement;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "交换")
class AgreementApi {

    private final CommandDesk desk;
    private final NodeProperties node;

    AgreementApi(CommandDesk desk, NodeProperties node) {
        this.desk = desk;
        this.node = node;
    }

    /** @param peerKey the peer's public key, X.509 SubjectPublicKeyInfo, base64 */
    record Proposal(
            String peer, Scope sends, Scope accepts, String peerKey, LocalDate validFrom, LocalDate validUntil) {}

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

    @PostMapping("/api/v1/agreements")
    @Operation(summary = "与对方节点订立或更新交换协议")
    ResponseEntity<Object> conclude(@RequestBody Proposal proposal, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(
                new ConcludeAgreement(
                        proposal.peer(),
                        node.office(),
                        proposal.sends() == null ? null : proposal.sends().terms(),
                        proposal.accepts() == null ? null : proposal.accepts().terms(),
                        proposal.peerKey(),
                        proposal.validFrom(),
                        proposal.validUntil()),
                user,
                Channel.API));
    }
}
