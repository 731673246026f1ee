package org.dudaohub.server.partners;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.connectors.partner.Payloads;
import org.dudaohub.connectors.partner.Taken;
import org.dudaohub.domain.partner.DismissPayload;
import org.dudaohub.domain.partner.RequeueDelivery;
import org.dudaohub.projections.partners.DeliveryRow;
import org.dudaohub.projections.partners.PartnersQuery;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.dudaohub.projections.partners.PayloadRow;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came from partners and what went to them; what failed of it is looked at, corrected and rerun here. */
@RestController
@Tag(name = "对接平台")
class PayloadsApi {

    private final PartnerDesk partners;
    private final PartnersQuery query;
    private final CommandDesk desk;
    private final Samples samples;

    PayloadsApi(PartnerDesk partners, PartnersQuery query, CommandDesk desk, Samples samples) {
        this.partners = partners;
        this.query = query;
        this.desk = desk;
        this.samples = samples;
    }

    record Dismissing(String grounds) {}

    /** @param body what is sent instead; left out to send what was to be sent */
    record Requeueing(String delivery, String body) {}

    /** @param failure code; null if everything was taken in */
    record Rerun(String payload, String failure, String explanation, int accepted, int unchanged, int rejected) {}

    @GetMapping("/api/v1/payloads")
    @Operation(summary = "平台报文，最近的在前", description = "open=true 只列待处理的；q 可以是学校标识码、事项编号、文件名、消息编号。总数在 X-Total-Count 中。")
    ResponseEntity<List<PayloadRow>> payloads(
            @RequestParam Optional<String> partner,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return Listing.answer(query.payloads(new Criteria(partner, open, q), Listing.part(page, size)));
    }

    @GetMapping("/api/v1/payloads/{payload}")
    @Operation(summary = "一件平台报文")
    PayloadRow payload(@PathVariable String payload) {
        return query.payload(payload).orElseThrow(() -> unknown(payload));
    }

    @GetMapping("/api/v1/payloads/{payload}/content")
    @Operation(summary = "失败报文的全部内容", description = "已更正的给出更正后的内容。")
    ResponseEntity<byte[]> content(@PathVariable String payload) throws IOException {
        Payloads.Kept kept = partners.payload(payload).orElseThrow(() -> unknown(payload));
        byte[] content =
                partners.content(kept).orElseThrow(() -> ProblemException.notFound("NOT_KEPT", "报文过大没有留存，或已删除。"));
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

    @PutMapping("/api/v1/payloads/{payload}/content")
    @Operation(summary = "更正失败报文", description = "请求体为更正后的全部内容；原内容仍在存档中。")
    ResponseEntity<Object> correct(
            @PathVariable String payload, @RequestBody byte[] content, @AuthenticationPrincipal HubUser user)
            throws IOException {
        return Answers.of(
                partners.correct(payload, samples.notTooLarge(content), CommandDesk.provenance(user, Channel.API)));
    }

    @PostMapping("/api/v1/payloads/{payload}/rerun")
    @Operation(summary = "重办失败报文", description = "办成后不能再次重办；已办过的行不会重复办理。")
    ResponseEntity<Object> rerun(@PathVariable String payload, @AuthenticationPrincipal HubUser user)
            throws IOException {
        return switch (partners.rerun(payload, CommandDesk.provenance(user, Channel.API))) {
            case PartnerDesk.Rerun.Refused(var reason, var message) -> Answers.refusal(reason, message);
            case PartnerDesk.Rerun.Done(Taken taken) ->
                ResponseEntity.ok(new Rerun(
                        taken.payload(),
                        taken.failure(),
                        taken.explanation(),
                        taken.result() == null ? 0 : taken.result().accepted(),
                        taken.result() == null ? 0 : taken.result().unchanged(),
                        taken.result() == null ? 0 : taken.result().rejected().size()));
        };
    }

    @PostMapping("/api/v1/payloads/{payload}/dismissal")
    @Operation(summary = "不再处理失败报文")
    ResponseEntity<Object> dismiss(
            @PathVariable String payload, @RequestBody Dismissing body, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(new DismissPayload(payload, body.grounds()), user, Channel.API));
    }

    @GetMapping("/api/v1/deliveries")
    @Operation(summary = "向平台的推送，最近的在前", description = "open=true 只列失败和待重发的。总数在 X-Total-Count 中。")
    ResponseEntity<List<DeliveryRow>> deliveries(
            @RequestParam Optional<String> partner,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return Listing.answer(query.deliveries(new Criteria(partner, open, q), Listing.part(page, size)));
    }

    @PostMapping("/api/v1/deliveries/requeue")
    @Operation(summary = "重发失败的推送")
    ResponseEntity<Object> requeue(@RequestBody Requeueing body, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(new RequeueDelivery(body.delivery(), body.body()), user, Channel.API));
    }

    private static ProblemException unknown(String payload) {
        return ProblemException.notFound("UNKNOWN_CASE", "没有平台报文%s。".formatted(payload));
    }
}
