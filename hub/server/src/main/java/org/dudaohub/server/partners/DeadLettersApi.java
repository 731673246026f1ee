package org.dudaohub.server.partners;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dudaohub.connectors.deadletter.DeadLetters;
import org.dudaohub.projections.partners.PartnersQuery;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.dudaohub.projections.partners.PayloadRow;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "交换")
class DeadLettersApi {

    private final DeadLetters letters;
    private final PartnersQuery query;

    DeadLettersApi(DeadLetters letters, PartnersQuery query) {
        this.letters = letters;
        this.query = query;
    }

    @GetMapping
    @Operation(summary = "节点收件箱的死信，最近的在前", description = "q 可以是机构代码、消息编号或事件类型；内容见 /api/v1/payloads/{payload}/content。")
    ResponseEntity<List<PayloadRow>> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return Listing.answer(
                query.payloads(new Criteria(Optional.of(DeadLetters.PEERS), open, q), Listing.part(page, size)));
    }

    @PostMapping("/{payload}/redrive")
    @Operation(summary = "把死信重新投进收件箱", description = "一次；再次成为死信的另列一件。")
    ResponseEntity<Object> redrive(@PathVariable String payload, @AuthenticationPrincipal HubUser user)
            throws IOException {
        return Answers.of(letters.redrive(payload, CommandDesk.provenance(user, Channel.API)));
    }
}
